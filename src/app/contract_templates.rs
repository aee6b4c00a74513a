//! Kinds of contracts that service companies sign often, as a start for a new one.
//! A template fills in terms; client, dates and prices are the person's.

use crate::domain::contract::policy::{Cover, CoverBasis, PolicyRequirement};
use crate::domain::contract::terms::{
    AutomaticRenewal, IndexRevision, PriceRevision, Renewal, ServiceType, Terms,
};
use crate::domain::document::DocumentKind;
use crate::domain::words::{Words, words};
use rust_decimal::Decimal;

/// A kind of contract to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template {
    /// Software or infrastructure as a monthly service.
    Cloud,
    /// Staffed seats at a rate.
    BpoSeats,
    /// A project paid by milestones.
    Project,
    /// Support and maintenance of what the client has.
    Maintenance,
}

impl Template {
    pub const ALL: [Template; 4] = [
        Template::Cloud,
        Template::BpoSeats,
        Template::Project,
        Template::Maintenance,
    ];

    pub fn name(self) -> Words {
        match self {
            Template::Cloud => words("Servicio en la nube", "Cloud service"),
            Template::BpoSeats => words("Puestos BPO", "BPO seats"),
            Template::Project => words("Proyecto por hitos", "Project by milestones"),
            Template::Maintenance => words("Soporte y mantenimiento", "Support and maintenance"),
        }
    }

    /// What is contracted, as a first wording.
    pub fn object(self) -> Words {
        match self {
            Template::Cloud => words(
                "Prestación del servicio en la nube, con soporte y actualizaciones.",
                "Provision of the cloud service, with support and updates.",
            ),
            Template::BpoSeats => words(
                "Operación de puestos de trabajo con personal, equipos y supervisión del contratista.",
                "Operation of seats with the contractor's staff, equipment and supervision.",
            ),
            Template::Project => words(
                "Diseño, construcción y puesta en marcha de la solución descrita en la propuesta.",
                "Design, construction and launch of the solution described in the proposal.",
            ),
            Template::Maintenance => words(
                "Soporte y mantenimiento preventivo y correctivo.",
                "Support, and preventive and corrective maintenance.",
            ),
        }
    }

    /// The terms usual for it.
    pub fn terms(self) -> Terms {
        let cover = |cover, percent: i64, months_after| PolicyRequirement {
            cover,
            basis: CoverBasis::Percent(Decimal::from(percent)),
            months_after,
        };
        let performance = cover(Cover::Performance, 20, 4);
        let wages = cover(Cover::WagesAndBenefits, 5, 36);
        let automatic = Renewal::Automatic(AutomaticRenewal {
            months: 12,
            notice_days: 30,
            in_business_days: false,
        });
        let index = PriceRevision::Index(IndexRevision {
            index: "IPC".to_owned(),
            points: Decimal::ZERO,
        });
        let papers = vec![
            DocumentKind::ChamberOfCommerce,
            DocumentKind::TaxRegistration,
        ];
        let confidential_months = Some(24);
        match self {
            Template::Cloud => Terms {
                service: ServiceType::Cloud,
                revision: index,
                renewal: automatic,
                confidential_months,
                documents: papers,
                ..Terms::default()
            },
            Template::BpoSeats => Terms {
                service: ServiceType::BpoSeat,
                revision: index,
                renewal: Renewal::ByAmendment,
                confidential_months,
                requirements: vec![performance, wages, cover(Cover::CivilLiability, 10, 0)],
                documents: [papers, vec![DocumentKind::SocialSecurity]].concat(),
                ..Terms::default()
            },
            Template::Project => Terms {
                service: ServiceType::Consulting,
                confidential_months,
                requirements: vec![
                    performance,
                    cover(Cover::ServiceQuality, 20, 12),
                    cover(Cover::AdvancePayment, 100, 4),
                ],
                documents: papers,
                ..Terms::default()
            },
            Template::Maintenance => Terms {
                service: ServiceType::InHouse,
                revision: index,
                renewal: Renewal::ByAmendment,
                requirements: vec![performance, cover(Cover::ServiceQuality, 10, 6), wages],
                documents: papers,
                ..Terms::default()
            },
        }
    }
}
