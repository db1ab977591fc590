use super::{OrderStep, Status};

#[test]
fn a_final_state_goes_nowhere() {
    for last in [Status::Shipped, Status::Cancelled, Status::Declined, Status::Rejected] {
        for next in Status::ALL {
            assert!(!last.may_become(next), "{last:?} to {next:?}");
        }
    }
}

#[test]
fn what_a_buyer_may_cancel_may_become_cancelled() {
    for status in Status::ALL {
        assert!(!status.buyer_may_cancel(true), "{status:?}");
        if status.buyer_may_cancel(false) {
            assert!(status.may_become(Status::Cancelled), "{status:?}");
        }
    }
}

#[test]
fn what_production_can_make_of_an_order_may_follow() {
    for status in Status::ALL {
        for begun in [false, true] {
            for step in status.steps(begun) {
                let follows = match step {
                    OrderStep::Hold => status.may_become(Status::OnHold),
                    OrderStep::Release => status.may_become(Status::Approved),
                    OrderStep::Reject => !begun && status.may_become(Status::Rejected),
                    OrderStep::Cancel => status.may_become(Status::Cancelled),
                };
                assert!(follows, "{status:?}, {step:?}");
            }
        }
    }
}

#[test]
fn production_follows_only_approval_or_a_hold() {
    let before: Vec<_> = Status::ALL
        .into_iter()
        .filter(|status| status.may_become(Status::InProduction))
        .collect();
    assert_eq!(before, [Status::Approved, Status::OnHold]);
}

#[test]
fn every_state_is_found_by_its_name() {
    for status in Status::ALL {
        assert_eq!(Status::from_key(status.key()), Some(status));
    }
}
