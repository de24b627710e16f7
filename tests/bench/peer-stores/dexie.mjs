// Dexie doing the same, without and with balances kept beside the events.
import Dexie from "dexie";
import { fold_document } from "./events.mjs";
import { begin, empty, json, parts } from "./page.mjs";

const stores = {
  dexie: {
    open: () => {
      const store = new Dexie("peer", { chromeTransactionDurability: "strict" });
      store.version(1).stores({ events: "place", sums: "name" });
      return store;
    },
    fetch: (part) => json(`/${part}.json`),
    keep: (events, part, store) => store.transaction("rw", store.events, async () => {
      for (const page of parts(events, 1000)) await store.events.bulkPut(page);
    }),
    balances: async (store) => {
      const found = empty();
      for (const event of await store.events.toArray()) fold_document(event, found);
      return found;
    },
  },
  dexie_snapshot: {
    open: () => stores.dexie.open(),
    fetch: (part) => json(`/${part}.json`),
    keep: (events, part, store) => store.transaction("rw", store.events, store.sums, async () => {
      const found = empty();
      for (const event of events) fold_document(event, found);
      for (const page of parts(events, 1000)) await store.events.bulkPut(page);
      if (part !== "first") return;
      await store.sums.put({ name: "all", found, upto: events.at(-1).place });
    }),
    balances: async (store) => {
      const { found, upto } = await store.sums.get("all");
      for (const event of await store.events.where("place").above(upto).toArray()) {
        fold_document(event, found);
      }
      return found;
    },
  },
};

begin(stores);
