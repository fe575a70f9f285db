//! Durable intake the whole way: notes of 300 bytes over TLS, each kept and synced before it is answered;
//! everybody has one conversation, one connection and one note on its way at a time.

use std::time::{Duration, Instant};

use anyhow::Result;

use crate::desk::Desk;

/// Rates, how long each took, and the daemon's processor time for each.
pub(crate) async fn run(desk: &Desk) -> Result<()> {
    let seconds = std::env::var("BENCH_SECONDS").map_or(Ok(3), |text| text.parse())?;
    println!("intake, producers    kept/s   p50 ms   p99 ms   cpu us each");
    for producers in [1, 16, 64, 256] {
        round(desk, producers, Duration::from_secs(seconds)).await?;
    }
    Ok(())
}

async fn round(desk: &Desk, producers: usize, span: Duration) -> Result<()> {
    let mut ready = Vec::new();
    for n in 0..producers {
        ready.push((desk.sign_in_thin(n).await?, desk.begin().await?));
    }
    let (began, cpu) = (Instant::now(), desk.cpu()?);
    let tasks: Vec<_> = ready
        .into_iter()
        .map(|(thin, conversation)| tokio::spawn(thin.write_notes(conversation, began + span)))
        .collect();
    let mut took = Vec::new();
    for task in tasks {
        took.extend(task.await??);
    }
    let passed = began.elapsed();
    let each = desk.cpu()?.saturating_sub(cpu) / u32::try_from(took.len())?;
    took.sort_unstable();
    let at =
        |share: usize| took[(took.len() * share / 100).min(took.len() - 1)].as_secs_f64() * 1e3;
    println!(
        "{producers:17} {:9.0} {:8.2} {:8.2} {:13}",
        f64::from(u32::try_from(took.len())?) / passed.as_secs_f64(),
        at(50),
        at(99),
        each.as_micros()
    );
    Ok(())
}
