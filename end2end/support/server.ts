import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A Quoin of its own, with its data in a folder of its own. */
export class Server {
  private constructor(
    private readonly data: string,
    private readonly settings: NodeJS.ProcessEnv,
    private running: ChildProcess,
    private address: string,
    /** The path of the link on which the first administrator of an empty shop is made. */
    readonly welcome: string,
  ) {}

  /** With the demo's data, unless the settings say otherwise. */
  static async start(settings: NodeJS.ProcessEnv = {}): Promise<Server> {
    const data = await mkdtemp(join(tmpdir(), "quoin-end2end-"));
    return new Server(data, settings, ...(await serve(data, "127.0.0.1:0", settings)));
  }

  /** A shop in which there is nothing. */
  static empty(): Promise<Server> {
    return Server.start({ QUOIN_DEMO: "false" });
  }

  get url(): string {
    return this.address;
  }

  /** Kills it as a power cut would. */
  async crash(): Promise<void> {
    await this.end("SIGKILL");
  }

  /** Kills it, and starts it again at the same address on the same data. */
  async crashAndRestart(): Promise<void> {
    await this.crash();
    await this.restart();
  }

  async restart(): Promise<void> {
    [this.running, this.address] = await serve(this.data, new URL(this.address).host, this.settings);
  }

  async stop(): Promise<void> {
    await this.end("SIGTERM");
    await rm(this.data, { recursive: true });
  }

  /** The newest mail to this address with a link to this page of the shop: the link. */
  async linkTo(address: string, page: string): Promise<string | undefined> {
    const folder = join(this.data, "mail");
    const files = await readdir(folder).catch(() => []);
    for (const file of files.filter((name) => name.endsWith(".eml")).sort().reverse()) {
      const mail = await readFile(join(folder, file), "utf8");
      // Long lines are folded, as quoted-printable has it.
      const text = mail.replace(/=\r?\n/g, "");
      const link = new RegExp(`https?://[^/\\s]+(/${page}/[0-9a-f]{64})`).exec(text)?.[1];
      if (text.includes(`To: ${address}`) && link) return link;
    }
    return undefined;
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const exited = once(this.running, "exit");
    this.running.kill(signal);
    await exited;
  }
}

async function serve(data: string, listen: string, settings: NodeJS.ProcessEnv): Promise<[ChildProcess, string, string]> {
  const args = ["serve", "--data", data, "--listen", listen, "--site", needed("QUOIN_SITE")];
  const child = spawn(needed("QUOIN_BIN"), args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, QUOIN_DEMO: "true", ...settings } });
  let [log, address, welcome] = ["", "", ""];
  child.stderr.on("data", (piece: Buffer) => (log += piece.toString()));
  for await (const line of createInterface(child.stdout)) {
    welcome ||= /(\/welcome\/\S+)$/.exec(line)?.[1] ?? "";
    address ||= /^listening on (http:\/\/\S+)$/.exec(line)?.[1] ?? "";
    // A shop that is empty says more.
    if (address && (welcome || settings["QUOIN_DEMO"] !== "false")) {
      child.stdout.resume();
      return [child, address, welcome];
    }
  }
  throw new Error(`quoin did not start:\n${log}`);
}

function needed(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: run the tests with bin/test browser`);
  return value;
}
