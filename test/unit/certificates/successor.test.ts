import assert from "node:assert/strict";
import { type Certificate, findSuccessor, Status } from "../../../src/certificates";
import { now, sampleCertificate, sampleOrder } from "./samples";

const day = 24 * 60 * 60 * 1000;
const names = ["www.example.com", "example.com"];
const old = sampleCertificate({ id: "old", names, notAfter: now + 5 * day });
const newer = (change: Partial<Certificate> = {}) =>
  sampleCertificate({ id: "new", names, notAfter: now + 90 * day, ...change });

describe("what can take the place of a certificate", () => {
  it("is one that covers its names and ends later, of several the one that ends last", () => {
    const last = newer({ id: "last", notAfter: now + 400 * day });
    assert.equal(findSuccessor(old, [old, newer(), last, newer()])?.id, "last");
  });

  it("covers the names by wildcards too, whatever their case", () => {
    assert.ok(findSuccessor(old, [newer({ names: ["*.Example.com", "EXAMPLE.com."] })]));
  });

  const unfit: Readonly<Record<string, Certificate>> = {
    "that lacks a name": newer({ names: ["www.example.com"] }),
    "that ends sooner": newer({ notAfter: now + day }),
    "of another type": newer({ type: "CA" }),
    "with another kind of key": newer({ isSm: true }),
    "that was revoked": newer({ status: Status.revoked }),
    "that is only ordered": sampleOrder({ id: "order", names }),
    itself: { ...old, notAfter: now + 90 * day },
  };
  for (const [what, certificate] of Object.entries(unfit)) {
    it(`is none ${what}`, () => assert.equal(findSuccessor(old, [certificate]), undefined));
  }

  it("is nothing for an order, nor for what has no names", () => {
    assert.equal(findSuccessor(sampleOrder({ id: "order", names }), [newer()]), undefined);
    assert.equal(findSuccessor({ ...old, names: [] }, [newer()]), undefined);
  });
});
