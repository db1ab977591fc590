import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One answer as it went to the browser. */
export interface Answer {
  path: string;
  /** Status line, headers and body, byte for byte. */
  bytes: Buffer;
}

/** Stands between a browser and the server and keeps every answer, uncompressed. */
export class Wire {
  readonly answers: Answer[] = [];
  private readonly listener = createServer((incoming, outgoing) => this.pass(incoming, outgoing));

  private constructor(private readonly server: string) {}

  static async to(server: string): Promise<Wire> {
    const wire = new Wire(server);
    await new Promise<void>((done) => wire.listener.listen(0, "127.0.0.1", done));
    return wire;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.listener.address() as AddressInfo).port}`;
  }

  close(): void {
    this.listener.closeAllConnections();
    this.listener.close();
  }

  private pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { "accept-encoding": _, ...headers } = incoming.headers;
    const path = incoming.url ?? "/";
    const onward = request(this.server + path, { method: incoming.method, headers }, (answer) => {
      const pieces: Buffer[] = [Buffer.from(answer.rawHeaders.join("\n"))];
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.on("data", (piece: Buffer) => {
        pieces.push(piece);
        outgoing.write(piece);
      });
      answer.on("end", () => {
        this.answers.push({ path, bytes: Buffer.concat(pieces) });
        outgoing.end();
      });
    });
    onward.on("error", (error) => outgoing.destroy(error));
    incoming.pipe(onward);
  }
}
