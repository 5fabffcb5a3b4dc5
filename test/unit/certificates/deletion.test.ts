import assert from "node:assert/strict";
import { deletionVerdict, documentedStatuses, inEnglish, Status } from "../../../src/certificates";

describe("deletionVerdict", () => {
  const deletable = (source: string, isPaid: boolean) =>
    documentedStatuses.filter((status) => deletionVerdict({ source, isPaid, status }).allowed);

  it("lets an uploaded certificate go in every status", () => {
    assert.deepEqual(deletable("upload", false), documentedStatuses);
  });

  it("lets a free certificate go only when its review failed", () => {
    assert.deepEqual(deletable("trustasia", false), [Status.reviewFailed]);
  });

  it("lets a paid certificate go only when its review failed or its order was cancelled", () => {
    assert.deepEqual(deletable("wosign", true), [Status.reviewFailed, Status.cancelled]);
  });

  it("says which rule refuses", () => {
    const reason = (isPaid: boolean) => {
      const verdict = deletionVerdict({ source: "trustasia", isPaid, status: Status.issued });
      return verdict.allowed ? "" : inEnglish(verdict.refused);
    };
    assert.match(reason(false), /free certificate .* verification has failed/);
    assert.match(reason(true), /paid certificate .* cancelled or its review failed/);
  });
});
