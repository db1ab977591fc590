//! The real program killed in the middle of sending, again and again: no mail is lost, and one that goes twice is the same.

mod program;
mod store;

use super::{
    ordered,
    smtp::{Received, SmtpServer},
};
use crate::{on_both_engines, world::World};
use program::Program;
use std::{
    collections::{HashMap, HashSet},
    time::{Duration, Instant},
};
use store::Store;
use tokio::time::sleep;

on_both_engines!(a_kill_in_the_middle_of_sending_loses_no_mail);

const KILLS: usize = 100;
/// A kill comes after so many mails of a life, and a moment later.
const AFTER: [usize; 8] = [0, 1, 2, 3, 4, 6, 10, 22];
const MOMENT_MICROS: u64 = 15_000;
/// Longer than anything waited for takes.
const PATIENCE: Duration = Duration::from_secs(30);

async fn a_kill_in_the_middle_of_sending_loses_no_mail(world: World) {
    ordered(&world).await;
    let store = Store::left_by(world).await;
    let server = SmtpServer::start("dawdles");
    // What was in hand at kills, and the leases: one of each life that was killed over work.
    let (mut in_hand, mut leases) = (HashSet::new(), HashSet::new());
    for kill in 1..=KILLS {
        let program = Program::start(&store, &server);
        arrived(&server, server.count() + AFTER[kill % AFTER.len()]).await;
        sleep(Duration::from_micros(kill as u64 * 7_919 % MOMENT_MICROS)).await;
        program.kill();
        // Every other life begins with the store just as the kill left it.
        if kill % 2 == 0 {
            for one in store.five_minutes_later(kill).await {
                // One that nobody has taken since the last look is not in hand again.
                if in_hand.insert((one.id, one.attempt)) {
                    leases.insert(one.lease);
                }
            }
        }
    }
    assert!(
        leases.len() > KILLS * 3 / 4,
        "only {} kills came over work",
        leases.len()
    );

    let addresses = store.addresses().await;
    let program = Program::start(&store, &server);
    everything_arrived(&server, addresses.len()).await;
    program.stop();
    assert_eq!(store.unsent().await, 0);
    let repeats = only_what_was_in_hand_went_again(&server.all(), &addresses, &in_hand);
    assert!(
        repeats > 0,
        "no kill came between a mail's arrival and its being written down"
    );
}

/// Every mail arrived, at its own address, and once more at most for each kill that it was in hand at. Returns how many
/// arrivals were repeats.
fn only_what_was_in_hand_went_again(
    received: &[Received],
    addresses: &HashMap<String, String>,
    in_hand: &HashSet<(String, i64)>,
) -> usize {
    let mut arrivals: HashMap<&str, usize> = HashMap::new();
    let ids: Vec<String> = received.iter().map(Received::id).collect();
    for (mail, message_id) in received.iter().zip(&ids) {
        let id = message_id.strip_prefix('<').unwrap();
        let id = id.strip_suffix("@quoin.example>").unwrap();
        assert_eq!(Some(&mail.to), addresses.get(id), "{message_id}");
        *arrivals.entry(id).or_insert(0) += 1;
    }
    for id in addresses.keys() {
        let times = arrivals.get(&**id).copied().unwrap_or(0);
        let kills = in_hand.iter().filter(|(one, _)| one == id).count();
        assert!(times > 0, "{id} was lost");
        assert!(
            times <= 1 + kills,
            "{id} arrived {times} times, in hand at {kills} kills"
        );
    }
    received.len() - addresses.len()
}

async fn arrived(server: &SmtpServer, count: usize) {
    let start = Instant::now();
    while server.count() < count {
        assert!(start.elapsed() < PATIENCE, "{} of {count} mails came", server.count());
        sleep(Duration::from_millis(1)).await;
    }
}

async fn everything_arrived(server: &SmtpServer, mails: usize) {
    let start = Instant::now();
    loop {
        let ids: HashSet<String> = server.all().iter().map(Received::id).collect();
        if ids.len() == mails {
            return;
        }
        assert!(start.elapsed() < PATIENCE, "{} of {mails} mails came", ids.len());
        sleep(Duration::from_millis(200)).await;
    }
}
