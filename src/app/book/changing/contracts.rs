//! How contracts and their amendments are filed: under every client that one is or was with.

use crate::app::book::Book;
use crate::app::book::table::Slot;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::ids::{ClientId, ContractId};

impl Book {
    pub(super) fn put_contract(&mut self, contract: Box<Contract>) {
        let id = contract.id;
        if let Some(slot) = self.contracts.slot(id) {
            self.unlink_contract(id, slot);
        }
        let (slot, _) = self.contracts.put(contract);
        self.link_contract(id, slot);
        if let Some(contract) = self.contracts.at(slot) {
            self.search_index.put_contract(slot, contract);
        }
    }

    pub(super) fn put_amendment(&mut self, amendment: Box<Amendment>) {
        let contract = amendment.contract;
        let old = self.amendment(amendment.id).map(|old| old.contract);
        if let Some(old) = old.filter(|old| *old != contract) {
            let id = amendment.id;
            self.relink_contract(Some(old), |book| {
                if let Some(slot) = book.amendments.slot(id) {
                    book.amendments_by_contract.remove(old, slot);
                }
            });
        }
        self.relink_contract(Some(contract), |book| {
            let (slot, _) = book.amendments.put(amendment);
            if old != Some(contract) {
                book.amendments_by_contract.insert(contract, slot);
            }
            if let Some(amendment) = book.amendments.at(slot) {
                book.search_index.put_amendment(slot, amendment);
            }
        });
    }

    /// Changes amendments of a contract and files it anew under its clients.
    pub(super) fn relink_contract(
        &mut self,
        contract: Option<ContractId>,
        change: impl FnOnce(&mut Book),
    ) {
        let place = contract.and_then(|id| Some((id, self.contracts.slot(id)?)));
        if let Some((id, slot)) = place {
            self.unlink_contract(id, slot);
        }
        change(self);
        if let Some((id, slot)) = place {
            self.link_contract(id, slot);
        }
    }

    fn link_contract(&mut self, id: ContractId, slot: Slot) {
        for client in self.clients_of_contract(id) {
            self.contracts_by_client.insert(client, slot);
        }
    }

    pub(super) fn unlink_contract(&mut self, id: ContractId, slot: Slot) {
        for client in self.clients_of_contract(id) {
            self.contracts_by_client.remove(client, slot);
        }
    }

    /// Every client that a contract is or was with, each once.
    pub fn clients_of_contract(&self, id: ContractId) -> Vec<ClientId> {
        let mut clients: Vec<ClientId> = self
            .contract(id)
            .map(|contract| contract.client)
            .into_iter()
            .collect();
        for slot in self.amendments_by_contract.get(id) {
            let signed = self.amendments.at(*slot);
            let signed = signed.filter(|amendment| amendment.signed_on.is_some());
            if let Some(client) = signed.and_then(|amendment| amendment.changes.client)
                && !clients.contains(&client)
            {
                clients.push(client);
            }
        }
        clients
    }
}
