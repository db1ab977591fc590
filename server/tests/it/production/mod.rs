//! Production: what is to be made, moved one by one and several at once, on hold, shipped, and on paper.

mod holding;
mod shipping;
mod steps;
mod tickets;
mod to_make;

use crate::{
    client::{Answer, Client},
    jobs::{ANA, OLGA, to_state},
    world::World,
};
use app::args;
use serde_json::Value;

/// An order of so many jobs of Ana's, all of them approved.
async fn approved(world: &World, jobs: usize) -> (String, Vec<String>) {
    let mut ana = world.sign_in(ANA).await;
    for _ in 1..jobs {
        ana.add_cards().await;
    }
    let order = ana.order_cards(&format!("k{jobs}")).await;
    let mut olga = world.sign_in(OLGA).await;
    let numbers: Vec<String> = (1..=jobs).map(|position| format!("{order}-{position}")).collect();
    for number in &numbers {
        for state in ["preflight", "proof_ready", "approved"] {
            to_state(&mut olga, number, state).await.expect(200);
        }
    }
    (order, numbers)
}

async fn moved(client: &mut Client, step: &str, jobs: &[&str], more: &[(&str, &str)]) -> Answer {
    let fields: Vec<(&str, &str)> = [("form[step]", step)]
        .into_iter()
        .chain(jobs.iter().map(|job| ("form[jobs][]", *job)))
        .chain(more.iter().copied())
        .collect();
    client.call("production/api/move_jobs", &fields).await
}

fn refs(numbers: &[String]) -> Vec<&str> {
    numbers.iter().map(String::as_str).collect()
}

async fn text(world: &World, sql: &'static str, number: &str) -> String {
    world.one::<(String,)>(sql, args![number]).await.0
}

async fn state(world: &World, job: &str) -> String {
    text(world, "SELECT state FROM jobs WHERE number = $1", job).await
}

async fn status(world: &World, order: &str) -> String {
    text(world, "SELECT status FROM orders WHERE number = $1", order).await
}

async fn move_order(client: &mut Client, number: &str, step: &str, reason: &str) -> Answer {
    let fields = [("number", number), ("step", step), ("form[reason]", reason)];
    client.call("orders/staff_api/move_order", &fields).await
}

/// Numbers of the board by stage.
async fn board(client: &mut Client) -> Vec<(String, Vec<String>)> {
    let answer = client.read("production/api/get_board", &[]).await.expect(200);
    let board: Value = serde_json::from_str(&answer.body).unwrap();
    let numbers = |column: &Value| numbers(&column["cards"]);
    let columns = board["columns"].as_array().unwrap().iter();
    columns
        .map(|column| {
            assert_eq!(column["count"], column["cards"].as_array().unwrap().len());
            (column["stage"].as_str().unwrap().to_owned(), numbers(column))
        })
        .collect()
}

fn numbers(cards: &Value) -> Vec<String> {
    let number = |card: &Value| card["number"].as_str().unwrap().to_owned();
    cards.as_array().unwrap().iter().map(number).collect()
}
