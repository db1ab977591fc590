use super::JobState;
use JobState::{
    Approved, AwaitingFiles, Cancelled, CorrectionsRequested, Finished, InProduction, Preflight, ProofReady, Shipped,
};

/// Every step that a job may take; all others are refused.
const STEPS: [(JobState, &[JobState]); 9] = [
    (AwaitingFiles, &[Preflight, Cancelled]),
    (Preflight, &[AwaitingFiles, ProofReady, CorrectionsRequested, Cancelled]),
    (ProofReady, &[Preflight, CorrectionsRequested, Approved, Cancelled]),
    (CorrectionsRequested, &[AwaitingFiles, Cancelled]),
    (Approved, &[Preflight, InProduction, Cancelled]),
    (InProduction, &[Finished, Cancelled]),
    (Finished, &[Shipped]),
    (Shipped, &[]),
    (Cancelled, &[]),
];

#[test]
fn a_job_takes_the_steps_of_the_table_and_no_others() {
    for (from, allowed) in STEPS {
        for next in JobState::ALL {
            assert_eq!(from.may_become(next), allowed.contains(&next), "{from:?} to {next:?}");
        }
    }
}

#[test]
fn a_state_is_found_by_its_name_in_the_store() {
    for state in JobState::ALL {
        assert_eq!(JobState::from_key(state.key()), Some(state));
    }
    assert_eq!(JobState::from_key("printed"), None);
}
