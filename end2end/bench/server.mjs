import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { createInterface } from "node:readline";

/** Serves the shop whose data are in a folder. */
export async function start(data) {
  const { QUOIN_BIN, QUOIN_SITE } = process.env;
  if (!data || !QUOIN_BIN || !QUOIN_SITE) throw new Error("run bin/bench");
  const args = ["serve", "--data", data, "--listen", "127.0.0.1:0", "--site", QUOIN_SITE];
  const child = spawn(QUOIN_BIN, args, { cwd: tmpdir(), env: {}, stdio: ["ignore", "pipe", "ignore"] });
  const exited = once(child, "exit");
  for await (const line of createInterface(child.stdout)) {
    const url = /^listening on (http:\/\/\S+)$/.exec(line)?.[1];
    if (url) {
      child.stdout.resume();
      const stop = async () => {
        child.kill("SIGTERM");
        await exited;
      };
      return { url, stop };
    }
  }
  throw new Error("quoin did not start");
}
