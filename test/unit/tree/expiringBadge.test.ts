import assert from "node:assert/strict";
import { Status } from "../../../src/certificates";
import { countExpiring } from "../../../src/tree/expiringBadge";
import { loadingProgress } from "../../../src/tree/loadingProgress";
import { day, now, sampleCertificate } from "../certificates/samples";
import { MemorySessions, memorySession } from "./fakes";

describe("countExpiring", () => {
  it("counts over all accounts what expires within the days given, not what has expired or is revoked", async () => {
    const a = memorySession("a", [
      sampleCertificate({ id: "soon", notAfter: now + 3 * day }),
      sampleCertificate({ id: "later", notAfter: now + 29 * day }),
      sampleCertificate({ id: "far", notAfter: now + 31 * day }),
      sampleCertificate({ id: "past", notAfter: now - day }),
      sampleCertificate({ id: "revoked", notAfter: now + day, status: Status.revoked }),
    ]);
    const b = memorySession("b", [sampleCertificate({ id: "soon", notAfter: now + 1 })]);
    const sessions = new MemorySessions(a, b);
    assert.equal(countExpiring(sessions, now, 30), 0, "nothing before anything was listed");
    await Promise.all([a.store.load(), b.store.load()]);
    assert.equal(countExpiring(sessions, now, 30), 3);
    assert.equal(countExpiring(sessions, now, 10), 2);
    assert.equal(countExpiring(sessions, now, 0), 0);
  });
});

describe("loadingProgress", () => {
  it("adds up the listings under way", async () => {
    const sessions = ["a", "b", "c"].map((id) =>
      memorySession(
        id,
        Array.from({ length: 250 }, (_, index) => sampleCertificate({ id: `c${index}` })),
      ),
    );
    const [a, b] = sessions;
    assert.ok(a && b);
    const all = new MemorySessions(...sessions);
    assert.equal(loadingProgress(all), undefined);
    const seen: unknown[] = [];
    b.service.beforePage = (page) => void (page === 2 && seen.push(loadingProgress(all)));
    const loads = [b.store.load()];
    assert.deepEqual(loadingProgress(all), { seen: 0, total: 0 });
    await Promise.all(loads);
    assert.deepEqual(seen, [{ seen: 100, total: 250 }]);
    assert.equal(loadingProgress(all), undefined);
  });
});
