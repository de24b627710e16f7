// PouchDB doing the same; kinder than a replication, which asks for each document's revisions.
import PouchDB from "pouchdb-browser";
import { fold_document } from "./events.mjs";
import { begin, empty, json, key_of, parts } from "./page.mjs";

const stores = {
  pouchdb: {
    open: () => new PouchDB("peer", { auto_compaction: false }),
    fetch: (part) => json(`/${part}.json`),
    keep: async (events, part, store) => {
      for (const page of parts(events, 1000)) {
        await store.bulkDocs(page.map((event) => ({ _id: key_of(event.place), ...event })));
      }
    },
    balances: async (store) => {
      const found = empty();
      const { rows } = await store.allDocs({ include_docs: true });
      for (const { doc } of rows) fold_document(doc, found);
      return found;
    },
  },
};

begin(stores);
