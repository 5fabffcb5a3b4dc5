import assert from "node:assert/strict";
import { parseListing, serialiseListing } from "../../../src/certificates";
import { now, sampleCertificate, sampleOrder } from "./samples";

const project = { id: 7, name: "Web" };
const listing = {
  loadedAt: now,
  certificates: [
    sampleCertificate({ id: "a", project, tags: [{ key: "team", value: "web" }], noticeMuted: true }),
    sampleCertificate({ id: "b", project: { ...project }, packageType: 2, algorithm: "RSA 2048" }),
    sampleOrder({ id: "c", related: { renewalOf: "a", reissue: "b" } }),
  ],
};

describe("a listing as JSON", () => {
  it("comes back as it was, with equal projects shared", () => {
    const read = parseListing(serialiseListing(listing));
    assert.deepEqual(read, listing);
    assert.equal(read?.certificates[0]?.project, read?.certificates[1]?.project);
    assert.deepEqual(parseListing(serialiseListing({ certificates: [], loadedAt: 0 })), {
      certificates: [],
      loadedAt: 0,
    });
  });

  const text = serialiseListing(listing);
  const changed = (change: (file: ReturnType<typeof JSON.parse>) => void): string => {
    const file = JSON.parse(text);
    change(file);
    return JSON.stringify(file);
  };
  const bad: Record<string, string> = {
    "an empty file": "",
    "a file that was cut off": text.slice(0, -20),
    "another program's JSON": '{"certificates":[],"loadedAt":1}',
    "an array": "[]",
    "a later version": changed((file) => {
      file.version = 2;
    }),
    "no time": changed((file) => {
      file.loadedAt = null;
    }),
    "certificates that are none": changed((file) => {
      file.certificates = { a: 1 };
    }),
    "a record without ID": changed((file) => {
      file.certificates[1].id = "";
    }),
    "a member of another type": changed((file) => {
      file.certificates[1].names = "x";
    }),
    "a broken tag": changed((file) => {
      file.certificates[0].tags[0].value = 7;
    }),
    "a broken relation": changed((file) => {
      file.certificates[2].related.renewalOf = 7;
    }),
    "a broken project": changed((file) => {
      file.certificates[0].project = null;
    }),
    "a missing member": changed((file) => {
      file.certificates[2].isSm = undefined;
    }),
    "a member that does not belong": changed((file) => {
      file.certificates[2].privateKey = "x";
    }),
  };
  for (const [name, file] of Object.entries(bad)) {
    it(`is ignored: ${name}`, () => assert.equal(parseListing(file), undefined));
  }
});
