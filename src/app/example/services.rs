//! What the example company sells: contact centre, software, consulting.
//! Prices are whole pesos or soles with cents, before tax.

use crate::domain::country::Country;
use rust_decimal::Decimal;

/// A kind of contract: its object and what is billed under it every month.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Service {
    /// How the codes of its items begin.
    pub(super) code: &'static str,
    pub(super) object: &'static str,
    pub(super) items: &'static [Item],
    /// Income-tax withholding in hundredths of a per cent (Colombia): services 400, fees 1100, software 350.
    pub(super) withholding: i64,
}

/// Something billed by quantity.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Item {
    /// What the line says before quantity and period.
    pub(super) words: &'static str,
    /// Plural name of the unit.
    pub(super) units: &'static str,
    /// UN/ECE Recommendation 20.
    pub(super) unit_code: &'static str,
    /// Hundredths of a peso.
    price_co: i64,
    /// Hundredths of a sol.
    price_pe: i64,
    /// Least and most per month.
    pub(super) quantity: (i64, i64),
}

impl Item {
    pub(super) fn price(&self, country: Country) -> Decimal {
        match country {
            Country::Colombia => Decimal::new(self.price_co, 2),
            Country::Peru => Decimal::new(self.price_pe, 2),
        }
    }
}

const fn item(
    words: &'static str,
    (units, unit_code): (&'static str, &'static str),
    (price_co, price_pe): (i64, i64),
    quantity: (i64, i64),
) -> Item {
    Item {
        words,
        units,
        unit_code,
        price_co,
        price_pe,
        quantity,
    }
}

pub(super) const SERVICES: [Service; 7] = [
    Service {
        code: "CC",
        object: "Operación de centro de contacto: atención telefónica, correo y chat a los usuarios del cliente",
        items: &[
            item(
                "Puesto de atención telefónica de lunes a sábado",
                ("puestos", "E48"),
                (438_000_000, 432_000),
                (8, 46),
            ),
            item(
                "Puesto de atención por chat y correo",
                ("puestos", "E48"),
                (395_000_000, 398_050),
                (2, 12),
            ),
            item(
                "Supervisión y control de calidad de las atenciones",
                ("supervisores", "E48"),
                (612_000_000, 610_000),
                (1, 4),
            ),
        ],
        withholding: 400,
    },
    Service {
        code: "PF",
        object: "Licenciamiento y soporte de la plataforma de facturación electrónica en la nube",
        items: &[
            item(
                "Documentos electrónicos emitidos y recibidos",
                ("documentos", "E48"),
                (18_500, 25),
                (2_400, 38_000),
            ),
            item(
                "Usuarios de la plataforma de facturación",
                ("usuarios", "E48"),
                (8_900_000, 9_450),
                (5, 60),
            ),
        ],
        withholding: 350,
    },
    Service {
        code: "DS",
        object: "Bolsa de horas de desarrollo y mantenimiento de software a la medida",
        items: &[
            item(
                "Desarrollo y mantenimiento de software",
                ("horas", "HUR"),
                (16_500_000, 17_575),
                (40, 320),
            ),
            item(
                "Pruebas y aseguramiento de calidad de software",
                ("horas", "HUR"),
                (11_800_000, 12_480),
                (20, 120),
            ),
        ],
        withholding: 350,
    },
    Service {
        code: "CP",
        object: "Consultoría en procesos de servicio al cliente y gestión de calidad ISO 9001",
        items: &[item(
            "Consultoría en procesos de servicio al cliente",
            ("horas", "HUR"),
            (23_000_000, 24_830),
            (16, 110),
        )],
        withholding: 1_100,
    },
    Service {
        code: "CB",
        object: "Gestión de cobranza preventiva y administrativa por canales telefónicos y digitales",
        items: &[
            item(
                "Gestor de cobranza preventiva",
                ("gestores", "E48"),
                (402_000_000, 405_000),
                (3, 20),
            ),
            item(
                "Mensajes de texto de recordatorio de pago",
                ("mensajes", "E48"),
                (4_300, 6),
                (9_000, 120_000),
            ),
        ],
        withholding: 400,
    },
    Service {
        code: "MA",
        object: "Mesa de ayuda de tecnología y soporte en sitio para las sedes del cliente",
        items: &[
            item(
                "Analista de mesa de ayuda de primer nivel",
                ("analistas", "E48"),
                (465_000_000, 470_020),
                (2, 14),
            ),
            item(
                "Visitas de soporte en sitio",
                ("visitas", "E48"),
                (14_200_000, 15_590),
                (4, 40),
            ),
        ],
        withholding: 400,
    },
    Service {
        code: "GD",
        object: "Digitalización, indexación y custodia de documentos",
        items: &[
            item(
                "Imágenes digitalizadas e indexadas",
                ("imágenes", "E48"),
                (21_000, 28),
                (15_000, 140_000),
            ),
            item(
                "Custodia de cajas de archivo",
                ("cajas", "E48"),
                (640_000, 710),
                (80, 900),
            ),
        ],
        withholding: 400,
    },
];

/// What is delivered once, when it is done.
pub(super) const PROJECT: Item = item(
    "Implementación y puesta en marcha",
    ("entregas", "E48"),
    (1_850_000_000, 1_860_000),
    (1, 1),
);

/// What clients ask for besides what is agreed.
pub(super) const ADDITIONAL: Item = item(
    "Horas adicionales de operación solicitadas por el cliente",
    ("horas", "HUR"),
    (2_450_000, 2_590),
    (6, 90),
);
