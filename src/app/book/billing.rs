//! What the book keeps for billing: the catalogue, what changes what is billed, and what became of invoices.
//! Invoices themselves are filed in `changing`.

use crate::app::book::table::Table;
use crate::app::book::{Book, sorted};
use crate::domain::billing::event::BillingEvent;
use crate::domain::ids::{
    BillingEventId, ContractId, InvoiceId, InvoiceReportId, InvoiceStepId, ItemId, Kind,
    NumberBlockId,
};
use crate::domain::invoice::report::InvoiceReport;
use crate::domain::invoice::step::InvoiceStep;
use crate::domain::item::Item;
use crate::domain::number_block::NumberBlock;

impl Book {
    pub fn items(&self) -> &Table<Item> {
        &self.items
    }

    pub fn billing_events(&self) -> &Table<BillingEvent> {
        &self.billing_events
    }

    pub fn number_blocks(&self) -> &Table<NumberBlock> {
        &self.number_blocks
    }

    pub fn invoice_steps(&self) -> &Table<InvoiceStep> {
        &self.invoice_steps
    }

    pub fn invoice_reports(&self) -> &Table<InvoiceReport> {
        &self.invoice_reports
    }

    pub fn item(&self, id: ItemId) -> Option<&Item> {
        self.items.get(id)
    }

    pub fn billing_event(&self, id: BillingEventId) -> Option<&BillingEvent> {
        self.billing_events.get(id)
    }

    pub fn number_block(&self, id: NumberBlockId) -> Option<&NumberBlock> {
        self.number_blocks.get(id)
    }

    pub fn invoice_step(&self, id: InvoiceStepId) -> Option<&InvoiceStep> {
        self.invoice_steps.get(id)
    }

    pub fn invoice_report(&self, id: InvoiceReportId) -> Option<&InvoiceReport> {
        self.invoice_reports.get(id)
    }

    /// What happened under a contract, by id.
    pub fn billing_events_of(&self, contract: ContractId) -> Vec<&BillingEvent> {
        let slots = self.billing_events_by_contract.get(contract);
        sorted(&self.billing_events, slots)
    }

    /// Steps of an invoice or note, by id.
    pub fn steps_of_invoice(&self, invoice: InvoiceId) -> Vec<&InvoiceStep> {
        sorted(&self.invoice_steps, self.steps_by_invoice.get(invoice))
    }

    /// What a client said is wrong with an invoice, by id.
    pub fn reports_of_invoice(&self, invoice: InvoiceId) -> Vec<&InvoiceReport> {
        sorted(&self.invoice_reports, self.reports_by_invoice.get(invoice))
    }

    pub(super) fn put_item(&mut self, item: Box<Item>) {
        let (slot, _) = self.items.put(item);
        if let Some(item) = self.items.at(slot) {
            self.search_index.put_item(slot, item);
        }
    }

    pub(super) fn put_billing_event(&mut self, event: Box<BillingEvent>) {
        let contract = event.contract;
        let (slot, old) = self.billing_events.put(event);
        let before = old.map(|old| old.contract);
        self.billing_events_by_contract
            .move_to(contract, before, slot);
    }

    pub(super) fn put_invoice_step(&mut self, step: Box<InvoiceStep>) {
        let invoice = step.invoice;
        let (slot, old) = self.invoice_steps.put(step);
        let before = old.map(|old| old.invoice);
        self.steps_by_invoice.move_to(invoice, before, slot);
    }

    pub(super) fn put_invoice_report(&mut self, report: Box<InvoiceReport>) {
        let invoice = report.invoice;
        let (slot, old) = self.invoice_reports.put(report);
        let before = old.map(|old| old.invoice);
        self.reports_by_invoice.move_to(invoice, before, slot);
        if let Some(report) = self.invoice_reports.at(slot) {
            self.search_index.put_invoice_report(slot, report);
        }
    }

    pub(super) fn remove_item(&mut self, id: ItemId) {
        if let Some((slot, _)) = self.items.remove(id) {
            self.search_index.remove(Kind::Item, slot);
        }
    }

    pub(super) fn remove_billing_event(&mut self, id: BillingEventId) {
        if let Some((slot, event)) = self.billing_events.remove(id) {
            self.billing_events_by_contract.remove(event.contract, slot);
        }
    }

    pub(super) fn remove_invoice_step(&mut self, id: InvoiceStepId) {
        if let Some((slot, step)) = self.invoice_steps.remove(id) {
            self.steps_by_invoice.remove(step.invoice, slot);
        }
    }

    pub(super) fn remove_invoice_report(&mut self, id: InvoiceReportId) {
        if let Some((slot, report)) = self.invoice_reports.remove(id) {
            self.reports_by_invoice.remove(report.invoice, slot);
            self.search_index.remove(Kind::InvoiceReport, slot);
        }
    }
}
