/** What goes over the wire for a page, by the browser's own account. */
export class Traffic {
  /** Bytes of each answer, headers included. One whose page is left before its end keeps what came until then. */
  #answers = new Map();
  #fromCache = new Set();

  static async of(page) {
    const traffic = new Traffic();
    const browser = await page.context().newCDPSession(page);
    browser.on("Network.requestServedFromCache", ({ requestId }) => traffic.#fromCache.add(requestId));
    browser.on("Network.requestWillBeSent", ({ requestId, request, redirectResponse }) => {
      if (redirectResponse) traffic.#note(`${requestId} before ${request.url}`, redirectResponse);
    });
    browser.on("Network.responseReceived", ({ requestId, response }) => traffic.#note(requestId, response));
    browser.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      if (traffic.#answers.has(requestId)) traffic.#answers.set(requestId, encodedDataLength);
    });
    await browser.send("Network.enable");
    return traffic;
  }

  get requests() {
    return this.#answers.size;
  }

  get bytes() {
    return [...this.#answers.values()].reduce((sum, bytes) => sum + bytes, 0);
  }

  reset() {
    this.#answers.clear();
  }

  #note(id, answer) {
    if (!this.#fromCache.has(id) && !answer.fromDiskCache) this.#answers.set(id, answer.encodedDataLength);
  }
}
