/**
 * Runs in every document before its own scripts: notes when every form listens (`window.readyAt`) and when a dialog's
 * button was clicked (`sessionStorage.clickedAt`), in milliseconds of the same clock.
 */
export function observe() {
  const listening = new WeakSet();
  const add = EventTarget.prototype.addEventListener;
  const now = (since) => performance.timeOrigin + since;
  let looking = false;

  EventTarget.prototype.addEventListener = function (type, ...rest) {
    add.call(this, type, ...rest);
    if (type !== "submit") return;
    listening.add(this);
    if (looking || window.readyAt) return;
    looking = true;
    // After the task that hydrates, however much of it is left.
    setTimeout(() => {
      looking = false;
      if ([...document.forms].every((form) => listening.has(form))) window.readyAt = now(performance.now());
    });
  };

  add.call(
    document,
    "click",
    (event) => {
      if (event.target.closest("dialog button")) sessionStorage.clickedAt = now(event.timeStamp);
    },
    true,
  );
}
