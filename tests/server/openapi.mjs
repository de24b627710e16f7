// Holds every answer that the server's tests recorded against the API's own document: no path,
// method, status, type or field that the document does not tell, and every operation of the
// document was seen to succeed. The document is what the running server gave.
// usage: node tests/server/openapi.mjs RECORD     (YEARWARD_RECORD=RECORD server_tests, before)
import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";

const lines = readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean).map(JSON.parse);
const given = lines.find((line) => line.target === "/openapi.json" && line.status === 200);
let passed = 0;
const faults = [];
const judge = (holds, fault) => { if (holds) passed += 1; else faults.push(fault); };
if (!given) {
  console.log("no recorded answer is the document\n0 passed, 1 failed");
  process.exit(1);
}
const document = JSON.parse(given.body);
judge(document.openapi === "3.1.0" && document.info?.title && document.info?.version,
  "the document's own head");

const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false,
  allErrors: true });
ajv.addVocabulary(["components", "schemas", "securitySchemes"]);
ajv.addSchema({ $id: "api", components: document.components });
const schemas = new Map();
// Compiled once; a reference points into the document's components.
function check_of(schema) {
  const text = JSON.stringify(schema).replaceAll("#/components", "api#/components");
  if (!schemas.has(text)) schemas.set(text, ajv.compile(JSON.parse(text)));
  return schemas.get(text);
}

const operations = [];
for (const [path, methods] of Object.entries(document.paths))
  for (const [method, operation] of Object.entries(methods)) {
    const form = path.replace(/\{[^}]+\}/g, "[^/]+").replaceAll(".", "\\.");
    operations.push({ method: method.toUpperCase(), path, operation,
      fits: new RegExp(`^${form}$`), succeeded: false });
  }

// What a matched answer breaks, or nothing.
function fault_of(line, found) {
  const told = found.operation.responses[line.status] ??
    (line.status >= 400 ? found.operation.responses.default : null);
  if (!told) return "its status is not told";
  if (line.status < 400) found.succeeded = true;
  if (line.method === "HEAD") return null;
  if (!told.content) return line.body === "" ? null : "a body where none is told";
  const type = line.type.split(";")[0];
  const content = told.content[type];
  if (!content) return `its type ${type} is not told`;
  if (!type.endsWith("json")) return null;
  const check = check_of(content.schema);
  return check(JSON.parse(line.body)) ? null : ajv.errorsText(check.errors);
}

for (const line of lines) {
  const path = line.target.split("?")[0];
  const where = `${line.method} ${path} ${line.status}`;
  const here = operations.filter((one) => one.fits.test(path));
  const asked = line.method === "HEAD" ? "GET" : line.method;
  const found = here.find((one) => one.method === asked);
  if (found) {
    // Operators' routes do not exist at the other address.
    if (found.operation["x-operators-only"] && line.status === 404) continue;
    const fault = fault_of(line, found);
    judge(!fault, `${where}: ${fault}`);
  } else if (path.startsWith("/v1/")) {
    const refused = here.length > 0 ? line.status === 405 : line.status === 404;
    judge(refused || line.status === 413 || line.status === 400,
      `${where}: answered, but not in the document`);
  }
}
for (const one of operations)
  judge(one.succeeded, `${one.method} ${one.path}: no test saw it succeed`);
for (const fault of [...new Set(faults)].slice(0, 40)) console.log(fault);
console.log(`${lines.length} answers, ${operations.length} operations`);
console.log(`${passed} passed, ${faults.length} failed`);
process.exit(faults.length ? 1 : 0);
