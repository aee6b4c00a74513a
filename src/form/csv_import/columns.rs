//! The fields that a column can fill, and the names under which files have them.
//! Which column fills which is in `mapping`.

use crate::domain::words::{Words, words};
use std::fmt::Debug;

/// A field of a kind of record that a spreadsheet can bring.
pub trait Column: Copy + PartialEq + Debug + 'static {
    /// Every field, in the order in which a person is offered them.
    const ALL: &'static [Self];

    fn title(self) -> Words;

    /// Names in headings, with commas between: lower case, without accents, the most telling first.
    fn names(self) -> &'static str;

    /// Without it no row can be taken.
    fn is_required(self) -> bool;
}

/// Fields of a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClientColumn {
    Name,
    TaxIdKind,
    TaxId,
    CheckDigit,
    Country,
    Address,
    City,
    Email,
    Phone,
    Segment,
    Since,
    ContactName,
    ContactRole,
    ContactEmail,
    ContactPhone,
    Notes,
}

/// Fields of a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContractColumn {
    Number,
    Client,
    Object,
    Start,
    End,
    Value,
    Currency,
    PaymentDays,
    Notes,
}

impl Column for ClientColumn {
    const ALL: &'static [ClientColumn] = &[
        ClientColumn::Name,
        ClientColumn::TaxIdKind,
        ClientColumn::TaxId,
        ClientColumn::CheckDigit,
        ClientColumn::Country,
        ClientColumn::Address,
        ClientColumn::City,
        ClientColumn::Email,
        ClientColumn::Phone,
        ClientColumn::Segment,
        ClientColumn::Since,
        ClientColumn::ContactName,
        ClientColumn::ContactRole,
        ClientColumn::ContactEmail,
        ClientColumn::ContactPhone,
        ClientColumn::Notes,
    ];

    fn title(self) -> Words {
        match self {
            ClientColumn::Name => words("Nombre o razón social", "Legal name"),
            ClientColumn::TaxIdKind => words("Tipo de documento", "Kind of identification"),
            ClientColumn::TaxId => words("NIT, RUC o documento", "Tax id"),
            ClientColumn::CheckDigit => words("Dígito de verificación", "Check digit"),
            ClientColumn::Country => words("País", "Country"),
            ClientColumn::Address => words("Dirección", "Address"),
            ClientColumn::City => words("Ciudad", "City"),
            ClientColumn::Email => words("Correo", "E-mail"),
            ClientColumn::Phone => words("Teléfono", "Phone"),
            ClientColumn::Segment => words("Segmento", "Segment"),
            ClientColumn::Since => words("Cliente desde", "Client since"),
            ClientColumn::ContactName => words("Contacto", "Contact"),
            ClientColumn::ContactRole => words("Cargo del contacto", "Contact's role"),
            ClientColumn::ContactEmail => words("Correo del contacto", "Contact's e-mail"),
            ClientColumn::ContactPhone => words("Teléfono del contacto", "Contact's phone"),
            ClientColumn::Notes => words("Notas", "Notes"),
        }
    }

    fn names(self) -> &'static str {
        match self {
            ClientColumn::Name => concat!(
                "razon social, nombre o razon social, nombre del cliente, nombre cliente, nombre, ",
                "cliente, empresa, denominacion, legal name, company name, client name, customer name, ",
                "name, client, customer, company"
            ),
            ClientColumn::TaxIdKind => concat!(
                "tipo de documento, tipo documento, tipo de identificacion, tipo identificacion, tipo ",
                "doc, tipo id, tipo de id, id type, document type, kind of identification"
            ),
            ClientColumn::TaxId => concat!(
                "nit, ruc, nit ruc, ruc nit, nit o cc, numero de identificacion, no identificacion, ",
                "identificacion, numero de documento, numero documento, no documento, nro documento, ",
                "documento, cedula, dni, id fiscal, tax id, tax number, id number, vat number"
            ),
            ClientColumn::CheckDigit => {
                "dv, digito de verificacion, digito verificacion, check digit"
            }
            ClientColumn::Country => "pais, country",
            ClientColumn::Address => {
                "direccion, direccion fiscal, domicilio, domicilio fiscal, address"
            }
            ClientColumn::City => "ciudad, municipio, distrito, city, town",
            ClientColumn::Email => {
                "correo electronico, correo de facturacion, correo, email, e mail, mail, email address"
            }
            ClientColumn::Phone => {
                "telefono, telefono fijo, celular, movil, tel, phone, mobile, telephone"
            }
            ClientColumn::Segment => {
                "segmento, sector, linea de negocio, actividad, segment, industry"
            }
            ClientColumn::Since => concat!(
                "cliente desde, fecha de vinculacion, fecha vinculacion, fecha de ingreso, fecha ingreso, ",
                "antiguedad desde, desde, client since, customer since, since"
            ),
            ClientColumn::ContactName => concat!(
                "nombre de contacto, nombre del contacto, nombre contacto, persona de contacto, contacto, ",
                "contact name, contact person, contact"
            ),
            ClientColumn::ContactRole => {
                "cargo del contacto, cargo contacto, cargo, rol, contact role, role, position"
            }
            ClientColumn::ContactEmail => concat!(
                "correo del contacto, correo de contacto, correo contacto, email del contacto, email ",
                "contacto, contact email, contact e mail"
            ),
            ClientColumn::ContactPhone => concat!(
                "telefono del contacto, telefono de contacto, telefono contacto, celular del contacto, ",
                "celular contacto, contact phone, contact mobile"
            ),
            ClientColumn::Notes => "notas, observaciones, comentarios, notes, remarks, comments",
        }
    }

    fn is_required(self) -> bool {
        self == ClientColumn::Name
    }
}

impl Column for ContractColumn {
    const ALL: &'static [ContractColumn] = &[
        ContractColumn::Number,
        ContractColumn::Client,
        ContractColumn::Object,
        ContractColumn::Start,
        ContractColumn::End,
        ContractColumn::Value,
        ContractColumn::Currency,
        ContractColumn::PaymentDays,
        ContractColumn::Notes,
    ];

    fn title(self) -> Words {
        match self {
            ContractColumn::Number => words("Número de contrato", "Contract number"),
            ContractColumn::Client => {
                words("Cliente (NIT, RUC o nombre)", "Client (tax id or name)")
            }
            ContractColumn::Object => words("Objeto", "Object"),
            ContractColumn::Start => words("Inicio", "Start"),
            ContractColumn::End => words("Fin", "End"),
            ContractColumn::Value => words("Valor", "Value"),
            ContractColumn::Currency => words("Moneda", "Currency"),
            ContractColumn::PaymentDays => words("Plazo de pago (días)", "Payment term (days)"),
            ContractColumn::Notes => words("Notas", "Notes"),
        }
    }

    fn names(self) -> &'static str {
        match self {
            ContractColumn::Number => concat!(
                "numero de contrato, numero del contrato, numero contrato, no contrato, no de contrato, ",
                "nro contrato, n contrato, contrato no, codigo contrato, contract number, contract no, ",
                "contrato, contract, numero, number"
            ),
            ContractColumn::Client => concat!(
                "nit del cliente, nit cliente, ruc cliente, nit, ruc, identificacion cliente, ",
                "identificacion del cliente, cliente, razon social, nombre del cliente, contratante, ",
                "client tax id, tax id, client, customer, client name"
            ),
            ContractColumn::Object => concat!(
                "objeto del contrato, objeto contractual, objeto, descripcion, servicio, object, ",
                "description, service, subject"
            ),
            ContractColumn::Start => concat!(
                "fecha de inicio, fecha inicio, inicio, vigencia desde, desde, fecha inicial, start date, ",
                "start, from, valid from"
            ),
            ContractColumn::End => concat!(
                "fecha de terminacion, fecha terminacion, fecha de fin, fecha fin, fecha final, fecha de ",
                "vencimiento, fecha vencimiento, terminacion, vencimiento, vigencia hasta, hasta, fin, ",
                "end date, end, expiry, expiry date, until, to, valid to"
            ),
            ContractColumn::Value => concat!(
                "valor del contrato, valor contrato, valor total, valor, monto total, monto, cuantia, ",
                "contract value, total value, value, amount"
            ),
            ContractColumn::Currency => "moneda, divisa, currency",
            ContractColumn::PaymentDays => concat!(
                "plazo de pago, plazo pago, dias de pago, dias de credito, dias credito, plazo dias, ",
                "plazo en dias, plazo, condicion de pago, payment days, payment term, payment terms, ",
                "credit days"
            ),
            ContractColumn::Notes => "notas, observaciones, comentarios, notes, remarks, comments",
        }
    }

    fn is_required(self) -> bool {
        matches!(
            self,
            ContractColumn::Number | ContractColumn::Client | ContractColumn::Start
        )
    }
}
