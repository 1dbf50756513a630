//! Pieces of the sample plan: an old woman at home, forty hours of help, a fund and the family paying.

use crate::care_plan::{
    Bearer, BudgetLine, Coded, FundCover, Horizon, Intervention, Need, Objective, Quantity,
    RepresentativeFacts, Said, Scheme,
};
use crate::sample::{day, long, person, reason};
use crate::shared::ids::{CommitmentId, FundCode, InterventionId, MandateId, NeedId, ObjectiveId};
use crate::shared::money::Money;
use uuid::Uuid;

/// A code that is valid for ever.
pub fn coded(scheme: Scheme, code: &str) -> Coded {
    Coded {
        scheme,
        code: reason(code),
        valid_from_on: None,
        valid_until_on: None,
    }
}

/// A text about the person.
pub fn said(text: &str) -> Said {
    Said(long(text))
}

pub(super) fn euro(text: &str) -> Money {
    Money::parse(text).expect("samples use valid amounts")
}

pub(super) fn quantity(text: &str) -> Quantity {
    Quantity::parse(text).expect("samples use valid quantities")
}

/// A need.
pub fn need(n: u128, code: &str, text: &str) -> Need {
    Need {
        need_id: NeedId(Uuid::from_u128(n)),
        code: coded(Scheme::Local, code),
        description: said(text),
    }
}

/// An objective for the first need.
pub fn objective() -> Objective {
    Objective {
        objective_id: ObjectiveId(Uuid::from_u128(0x641)),
        needs: vec![NeedId(Uuid::from_u128(0x631))],
        term: Horizon::Medium,
        description: said("Resta a casa in sicurezza"),
        indicator: said("Nessun ricovero evitabile in sei mesi"),
        target_on: day(2026, 9, 30),
    }
}

/// An intervention: 100 hours at 20 euro, paid by a fund and the family.
pub fn intervention() -> Intervention {
    let line = |bearer, source: &str, fund, amount: &str| BudgetLine {
        source: coded(Scheme::Local, source),
        bearer,
        fund,
        amount: euro(amount),
        year: 2026,
    };
    let fund = FundCode::new("fna-2026").expect("samples use valid codes");
    Intervention {
        intervention_id: InterventionId(Uuid::from_u128(0x651)),
        objectives: vec![objective().objective_id],
        code: coded(Scheme::Siuss, "A2.07"),
        provider: reason("coop-girasole"),
        place: reason("home"),
        unit: coded(Scheme::Local, "hours"),
        quantity: quantity("100"),
        unit_cost: Some(euro("20.00")),
        cost: euro("2000.00"),
        from_on: day(2026, 3, 16),
        until_on: day(2026, 12, 31),
        lines: vec![
            line(Bearer::Fund, "fna", Some(fund), "1840.00"),
            line(Bearer::Family, "family", None, "160.00"),
        ],
        note: Some(said("Igiene personale e spesa, al mattino")),
    }
}

/// What the fund keeps for the plan.
pub fn cover() -> FundCover {
    FundCover {
        fund: FundCode::new("fna-2026").expect("samples use valid codes"),
        kept: euro("3000.00"),
        commitments: vec![CommitmentId(Uuid::from_u128(0x71))],
    }
}

/// A mandate for the person of the plan.
pub fn representative() -> RepresentativeFacts {
    RepresentativeFacts {
        mandate_id: MandateId(Uuid::from_u128(0x31)),
        principal: person(1),
        agent: person(2),
        from_on: day(2026, 1, 10),
        until_on: Some(day(2027, 12, 31)),
        active: true,
    }
}
