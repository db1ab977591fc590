import { expect, type BrowserContext } from "@playwright/test";

/** Notes everything in a browser context that a shop in order never shows. */
export class Watch {
  private readonly problems: string[] = [];
  private readonly allowed: string[] = [];

  /** Allows what a test provokes: an HTTP status, or other words that the browser's console or an error says of it. */
  readonly allow = (...what: (number | string)[]): void => {
    this.allowed.push(...what.map((one) => (typeof one === "number" ? `status of ${one} ` : one)));
  };

  over(context: BrowserContext, server: string): void {
    context.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.note(`console: ${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (error) => this.note(`page error: ${error.error().stack ?? error.error().message}`));
    context.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith("http") && url.origin !== server) this.note(`request to another host: ${url.href}`);
    });
    context.on("response", (response) => {
      if (response.status() >= 500) this.note(`${response.status()} from ${response.url()}`);
    });
  }

  expectNothing(): void {
    expect(this.problems, "errors and warnings in the browser").toEqual([]);
  }

  private note(problem: string): void {
    const said = problem.startsWith("console: ") || problem.startsWith("page error: ");
    const provoked = said && this.allowed.some((allowed) => problem.includes(allowed));
    if (!provoked) this.problems.push(problem);
  }
}
