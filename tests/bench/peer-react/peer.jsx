// A member's Home as a React page over IndexedDB: the peer the portal's start is measured against.
// It shows what the portal's Home shows, from the same events and a snapshot. It does less work,
// because what follows from the events was worked out before.
import { openDB } from "idb";
import { memo, useCallback, useEffect, useMemo, useState } from "react";
import { createRoot } from "react-dom/client";

async function open() {
  const store = await openDB("peer", 1, {
    upgrade(fresh) {
      fresh.createObjectStore("meta");
      fresh.createObjectStore("events", { keyPath: "place" });
    },
  });
  let snapshot = await store.get("meta", "snapshot");
  if (!snapshot) {
    const data = await (await fetch("data.json")).json();
    const change = store.transaction(["meta", "events"], "readwrite", { durability: "strict" });
    for (const event of data.events) change.objectStore("events").put(event);
    change.objectStore("meta").put(data.snapshot, "snapshot");
    await change.done;
    snapshot = data.snapshot;
  }
  return { snapshot, events: await store.getAll("events") };
}

const Ring = memo(function Ring({ name, share }) {
  const round = 2 * Math.PI * 42;
  return (
    <svg className="ring" viewBox="0 0 96 96" role="img" aria-label={name}>
      <circle cx="48" cy="48" r="42" stroke="var(--line)" />
      <circle cx="48" cy="48" r="42" stroke="var(--brand)" strokeDasharray={round}
        strokeDashoffset={round * (1 - share)} transform="rotate(-90 48 48)" />
    </svg>
  );
});

const Entry = memo(function Entry({ words, why }) {
  const [opened, set_opened] = useState(false);
  const toggle = useCallback(() => set_opened((now) => !now), []);
  return (
    <li>
      <button aria-expanded={opened} onClick={toggle}>{words}</button>
      {opened && <p className="quiet">{why}</p>}
    </li>
  );
});

// One thing of the snapshot: what it is, what it says.
function Thing({ thing }) {
  switch (thing.kind) {
    case "section":
      return (
        <section className={thing.hero ? "hero" : ""} aria-label={thing.name || undefined}>
          {thing.children.map((child, at) => <Thing key={at} thing={child} />)}
        </section>
      );
    case "heading1": return <h1 tabIndex={-1}>{thing.words}</h1>;
    case "heading2": return <h2>{thing.words}</h2>;
    case "ring": return <Ring name={thing.words} share={thing.share} />;
    case "entry": return <ul><Entry words={thing.words} why={thing.words} /></ul>;
    case "button": return <button>{thing.words}</button>;
    default: return <p>{thing.words}</p>;
  }
}

function useRoute() {
  const [route, set_route] = useState(location.hash.slice(2) || "home");
  useEffect(() => {
    const follow = () => set_route(location.hash.slice(2) || "home");
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return route;
}

function Portal({ snapshot, events }) {
  const route = useRoute();
  const [online, set_online] = useState(navigator.onLine);
  useEffect(() => {
    const follow = () => set_online(navigator.onLine);
    addEventListener("online", follow);
    addEventListener("offline", follow);
    return () => {
      removeEventListener("online", follow);
      removeEventListener("offline", follow);
    };
  }, []);
  const spent = useMemo(() => events.reduce((sum, { event }) =>
    sum + (event.type === "purchase" ? Math.round(Number(event.amount) * 100) : 0), 0), [events]);
  return (
    <>
      <header><strong>{snapshot.brand}</strong><button>{snapshot.language}</button></header>
      <main data-spent={spent}>
        {snapshot.things.map((thing, at) => <Thing key={at} thing={thing} />)}
        <p role="status" className="quiet">{online ? snapshot.synced : snapshot.offline}</p>
      </main>
      <nav aria-label={snapshot.brand}>
        {snapshot.links.map((link) => (
          <a key={link.href} href={link.href}
            aria-current={link.href.endsWith(route) ? "page" : undefined}>{link.words}</a>
        ))}
      </nav>
    </>
  );
}

const data = await open();
createRoot(document.querySelector("#root")).render(<Portal {...data} />);
// As the portal does: ask what is new once the screen stands.
fetch("new.json").then((answer) => answer.json()).catch(() => {});
