//! Two CSRs, two buyers and three tabs of two browsers in any order: whatever they do, nothing is done in another name
//! than the acting tab showed, no cart and no order is lost or doubled, and every change has its event.

mod play;

use crate::world::World;
use play::Play;
use proptest::{
    collection::vec,
    prelude::*,
    sample::select,
    test_runner::{Config, TestRunner},
};

const CSRS: [&str; 2] = ["casey@quoin.example", "robin@quoin.example"];
const BUYERS: [&str; 2] = ["ana@brackwater.example", "ben@brackwater.example"];
/// The browser of each tab.
const BROWSER_OF: [usize; 3] = [0, 0, 1];

const CASES: u32 = 12;
const STEPS: usize = 60;

#[derive(Clone, Debug)]
enum Action {
    SignIn(usize, &'static str),
    SignOut(usize),
    Load(usize),
    Start(usize, &'static str, &'static str),
    StartOrdering(usize),
    Extend(usize),
    Stop(usize),
    Add(usize),
    Change(usize),
    Remove(usize),
    /// With the key of the last order again, or with a new one.
    Place(usize, bool),
    Wait(i64),
    SetActive(&'static str, bool),
}

fn actions() -> impl Strategy<Value = Vec<Action>> {
    let tab = || 0..BROWSER_OF.len();
    let anybody = || select([CSRS, BUYERS].concat());
    let action = prop_oneof![
        1 => (tab(), anybody()).prop_map(|(tab, who)| Action::SignIn(tab, who)),
        1 => tab().prop_map(Action::SignOut),
        6 => tab().prop_map(Action::Load),
        5 => (tab(), select(BUYERS.to_vec()), select(vec!["order", "order", "look"]))
            .prop_map(|(tab, buyer, mode)| Action::Start(tab, buyer, mode)),
        1 => tab().prop_map(Action::StartOrdering),
        1 => tab().prop_map(Action::Extend),
        2 => tab().prop_map(Action::Stop),
        6 => tab().prop_map(Action::Add),
        2 => tab().prop_map(Action::Change),
        2 => tab().prop_map(Action::Remove),
        4 => (tab(), any::<bool>()).prop_map(|(tab, again)| Action::Place(tab, again)),
        2 => (1_i64..12).prop_map(Action::Wait),
        1 => (anybody(), any::<bool>()).prop_map(|(who, active)| Action::SetActive(who, active)),
    ];
    vec(action, STEPS)
}

#[test]
fn on_sqlite() {
    hold_for_all(World::on_sqlite);
}

#[test]
fn on_postgres() {
    hold_for_all(World::on_postgres);
}

fn hold_for_all<F: Future<Output = World>>(world: impl Fn() -> F) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    let config = Config {
        cases: CASES,
        max_shrink_iters: 60,
        failure_persistence: None,
        ..Config::default()
    };
    let outcome = TestRunner::new(config).run(&actions(), |actions| {
        runtime.block_on(async {
            let mut play = Play::new(world().await).await;
            for action in &actions {
                play.step(action).await;
            }
        });
        Ok(())
    });
    if let Err(found) = outcome {
        panic!("{found}");
    }
}
