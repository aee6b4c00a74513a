//! Every place in the app, and the path that names it.
//! The path is relative to where the app is hosted; the shell adds and removes that base.

pub mod filters;
pub mod measures;
pub mod query_string;

use crate::domain::ids::{AmendmentId, ClientId, ContractId, InvoiceId, Kind, RecordId};

/// A place in the app. The filter of a list is in the query string, see [`filters`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Route {
    Today,
    Clients,
    ClientNew,
    ClientImport,
    Client(ClientId),
    ClientEdit(ClientId),
    Contracts,
    /// Contracts by stage, with the filter of the list.
    ContractBoard,
    /// The terms of contracts on a scale of months, with the filter of the list.
    ContractCalendar,
    /// Contracts fulfilled in time and form in a quarter.
    ContractFulfilment,
    ContractNew,
    ContractImport,
    Contract(ContractId),
    ContractEdit(ContractId),
    /// A part of the record of a contract; its summary is [`Route::Contract`].
    ContractPart(ContractId, ContractPart),
    /// An amendment of that contract that is not there yet.
    AmendmentNew(ContractId),
    AmendmentEdit(AmendmentId),
    Invoices,
    /// What can be billed of a month, to be drafted.
    BillingRun,
    /// Clients by months: expected, issued, missing.
    BillingMatrix,
    /// Documents by how far they are.
    InvoiceBoard,
    /// Every rule over every draft or issued document.
    InvoiceReviewing,
    /// What was late, wrong or forgotten, see [`measures`].
    InvoiceMeasures,
    /// What is due on each day of a month.
    InvoiceLimits,
    /// Documents as they are printed; which ones is in the query string.
    InvoicePrint,
    InvoiceNew,
    InvoiceImport,
    Invoice(InvoiceId),
    InvoiceEdit(InvoiceId),
    Settings(SettingsTab),
    Conflicts,
    History(RecordId),
    NotFound,
}

/// A part of the record of a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContractPart {
    Stages,
    Amendments,
    /// Month by month: what is charged, what was billed, and what changes it.
    Billing,
    Policies,
    Obligations,
    Documents,
    /// One printable page with everything.
    Dossier,
}

impl ContractPart {
    pub const ALL: [ContractPart; 7] = [
        ContractPart::Stages,
        ContractPart::Amendments,
        ContractPart::Billing,
        ContractPart::Policies,
        ContractPart::Obligations,
        ContractPart::Documents,
        ContractPart::Dossier,
    ];

    fn name(self) -> &'static str {
        match self {
            ContractPart::Stages => "etapas",
            ContractPart::Amendments => "otrosies",
            ContractPart::Billing => "facturacion",
            ContractPart::Policies => "polizas",
            ContractPart::Obligations => "obligaciones",
            ContractPart::Documents => "documentos",
            ContractPart::Dossier => "expediente",
        }
    }
}

/// A part of the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SettingsTab {
    Company,
    /// What the company sells.
    Items,
    People,
    Alerts,
    Backup,
    Storage,
    Integrity,
    Appearance,
}

impl SettingsTab {
    pub const ALL: [SettingsTab; 8] = [
        SettingsTab::Company,
        SettingsTab::Items,
        SettingsTab::People,
        SettingsTab::Alerts,
        SettingsTab::Backup,
        SettingsTab::Storage,
        SettingsTab::Integrity,
        SettingsTab::Appearance,
    ];

    fn name(self) -> &'static str {
        match self {
            SettingsTab::Company => "empresa",
            SettingsTab::Items => "catalogo",
            SettingsTab::People => "personas",
            SettingsTab::Alerts => "alertas",
            SettingsTab::Backup => "respaldo",
            SettingsTab::Storage => "almacenamiento",
            SettingsTab::Integrity => "integridad",
            SettingsTab::Appearance => "apariencia",
        }
    }
}

impl Route {
    /// The path from the root of the app.
    pub fn path(self) -> String {
        match self {
            Route::Today => "/".to_owned(),
            Route::Clients => "/clientes".to_owned(),
            Route::ClientNew => "/clientes/nuevo".to_owned(),
            Route::ClientImport => "/clientes/importar".to_owned(),
            Route::Client(id) => format!("/clientes/{id}"),
            Route::ClientEdit(id) => format!("/clientes/{id}/editar"),
            Route::Contracts => "/contratos".to_owned(),
            Route::ContractBoard => "/contratos/tablero".to_owned(),
            Route::ContractCalendar => "/contratos/plazos".to_owned(),
            Route::ContractFulfilment => "/contratos/cumplimiento".to_owned(),
            Route::ContractNew => "/contratos/nuevo".to_owned(),
            Route::ContractImport => "/contratos/importar".to_owned(),
            Route::Contract(id) => format!("/contratos/{id}"),
            Route::ContractEdit(id) => format!("/contratos/{id}/editar"),
            Route::ContractPart(id, part) => format!("/contratos/{id}/{}", part.name()),
            Route::AmendmentNew(id) => format!("/contratos/{id}/otrosies/nuevo"),
            Route::AmendmentEdit(id) => format!("/otrosies/{id}/editar"),
            Route::Invoices => "/facturas".to_owned(),
            Route::BillingRun => "/facturas/preparar".to_owned(),
            Route::BillingMatrix => "/facturas/matriz".to_owned(),
            Route::InvoiceBoard => "/facturas/tablero".to_owned(),
            Route::InvoiceReviewing => "/facturas/revision".to_owned(),
            Route::InvoiceMeasures => "/facturas/medidas".to_owned(),
            Route::InvoiceLimits => "/facturas/limites".to_owned(),
            Route::InvoicePrint => "/facturas/imprimir".to_owned(),
            Route::InvoiceNew => "/facturas/nueva".to_owned(),
            Route::InvoiceImport => "/facturas/importar".to_owned(),
            Route::Invoice(id) => format!("/facturas/{id}"),
            Route::InvoiceEdit(id) => format!("/facturas/{id}/editar"),
            Route::Settings(tab) => format!("/ajustes/{}", tab.name()),
            Route::Conflicts => "/conflictos".to_owned(),
            Route::History(record) => {
                format!("/historia/{}/{}", record.kind().name(), record.uuid())
            }
            Route::NotFound => "/no-existe".to_owned(),
        }
    }

    /// The place that a path names; anything else is [`Route::NotFound`].
    pub fn parse(path: &str) -> Route {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => Some(Route::Today),
            ["clientes"] => Some(Route::Clients),
            ["clientes", "nuevo"] => Some(Route::ClientNew),
            ["clientes", "importar"] => Some(Route::ClientImport),
            ["clientes", id] => id.parse().ok().map(Route::Client),
            ["clientes", id, "editar"] => id.parse().ok().map(Route::ClientEdit),
            ["contratos"] => Some(Route::Contracts),
            ["contratos", "tablero"] => Some(Route::ContractBoard),
            ["contratos", "plazos"] => Some(Route::ContractCalendar),
            ["contratos", "cumplimiento"] => Some(Route::ContractFulfilment),
            ["contratos", "nuevo"] => Some(Route::ContractNew),
            ["contratos", "importar"] => Some(Route::ContractImport),
            ["contratos", id] => id.parse().ok().map(Route::Contract),
            ["contratos", id, "editar"] => id.parse().ok().map(Route::ContractEdit),
            ["contratos", id, "otrosies", "nuevo"] => id.parse().ok().map(Route::AmendmentNew),
            ["contratos", id, name] => {
                let part = ContractPart::ALL
                    .into_iter()
                    .find(|part| part.name() == *name);
                id.parse()
                    .ok()
                    .zip(part)
                    .map(|(id, part)| Route::ContractPart(id, part))
            }
            ["otrosies", id, "editar"] => id.parse().ok().map(Route::AmendmentEdit),
            ["facturas"] => Some(Route::Invoices),
            ["facturas", "preparar"] => Some(Route::BillingRun),
            ["facturas", "matriz"] => Some(Route::BillingMatrix),
            ["facturas", "tablero"] => Some(Route::InvoiceBoard),
            ["facturas", "revision"] => Some(Route::InvoiceReviewing),
            ["facturas", "medidas"] => Some(Route::InvoiceMeasures),
            ["facturas", "limites"] => Some(Route::InvoiceLimits),
            ["facturas", "imprimir"] => Some(Route::InvoicePrint),
            ["facturas", "nueva"] => Some(Route::InvoiceNew),
            ["facturas", "importar"] => Some(Route::InvoiceImport),
            ["facturas", id] => id.parse().ok().map(Route::Invoice),
            ["facturas", id, "editar"] => id.parse().ok().map(Route::InvoiceEdit),
            ["ajustes"] => Some(Route::Settings(SettingsTab::Company)),
            ["ajustes", name] => SettingsTab::ALL
                .into_iter()
                .find(|tab| tab.name() == *name)
                .map(Route::Settings),
            ["conflictos"] => Some(Route::Conflicts),
            ["historia", kind, id] => Kind::from_name(kind)
                .zip(id.parse().ok())
                .map(|(kind, id)| Route::History(RecordId::new(kind, id))),
            _ => None,
        }
        .unwrap_or(Route::NotFound)
    }

    /// Where a record is shown.
    pub fn of_record(record: RecordId) -> Route {
        match record {
            RecordId::Company => Route::Settings(SettingsTab::Company),
            RecordId::Person(_) => Route::Settings(SettingsTab::People),
            RecordId::Item(_) => Route::Settings(SettingsTab::Items),
            RecordId::Client(id) => Route::Client(id),
            RecordId::Contract(id) => Route::Contract(id),
            RecordId::Invoice(id) => Route::Invoice(id),
            RecordId::Payment(_)
            | RecordId::AlertNote(_)
            | RecordId::BillingEvent(_)
            | RecordId::NumberBlock(_)
            | RecordId::InvoiceStep(_)
            | RecordId::InvoiceReport(_)
            | RecordId::Amendment(_)
            | RecordId::Step(_)
            | RecordId::Obligation(_)
            | RecordId::Document(_) => Route::History(record),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ContractPart, Route, SettingsTab};
    use crate::domain::ids::{AmendmentId, ClientId, ContractId, InvoiceId, RecordId};
    use uuid::Uuid;

    #[test]
    fn every_path_names_its_place() {
        let id = Uuid::from_u128(7);
        let mut places = vec![
            Route::Today,
            Route::Clients,
            Route::ClientNew,
            Route::ClientImport,
            Route::Client(ClientId(id)),
            Route::ClientEdit(ClientId(id)),
            Route::Contracts,
            Route::ContractBoard,
            Route::ContractCalendar,
            Route::ContractFulfilment,
            Route::ContractNew,
            Route::ContractImport,
            Route::Contract(ContractId(id)),
            Route::ContractEdit(ContractId(id)),
            Route::AmendmentNew(ContractId(id)),
            Route::AmendmentEdit(AmendmentId(id)),
            Route::Invoices,
            Route::BillingRun,
            Route::BillingMatrix,
            Route::InvoiceBoard,
            Route::InvoiceReviewing,
            Route::InvoiceMeasures,
            Route::InvoiceLimits,
            Route::InvoicePrint,
            Route::InvoiceNew,
            Route::InvoiceImport,
            Route::Invoice(InvoiceId(id)),
            Route::InvoiceEdit(InvoiceId(id)),
            Route::Conflicts,
            Route::History(RecordId::Company),
            Route::NotFound,
        ];
        places.extend(SettingsTab::ALL.map(Route::Settings));
        places.extend(ContractPart::ALL.map(|part| Route::ContractPart(ContractId(id), part)));
        for place in places {
            assert_eq!(Route::parse(&place.path()), place, "{}", place.path());
        }
    }

    #[test]
    fn an_unknown_path_is_no_place() {
        for path in [
            "/clientes/x",
            "/ajustes/otra",
            "/historia/client/7",
            "/a/b/c",
        ] {
            assert_eq!(Route::parse(path), Route::NotFound, "{path}");
        }
    }
}
