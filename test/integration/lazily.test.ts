import * as assert from "node:assert/strict";
import { lazily } from "../../src/ui/lazily";
import { answerMessages, keepLog } from "./support/stubs";

describe("a part that is loaded when it is first asked for", () => {
  let errors: ReturnType<typeof answerMessages>;
  let log: ReturnType<typeof keepLog>;

  before(() => {
    log = keepLog();
  });
  after(() => log.dispose());
  beforeEach(() => {
    errors = answerMessages("showErrorMessage");
  });
  afterEach(() => errors.dispose());

  it("is loaded once, also for calls at the same time, and not before", async () => {
    let loads = 0;
    const part = lazily(async () => ({ number: ++loads }));
    assert.equal(loads, 0);
    const [first, second] = await Promise.all([part(), part()]);
    assert.equal(first, second);
    assert.equal(await part(), first);
    assert.equal(loads, 1);
    assert.deepEqual(errors.shown, []);
  });

  it("tells the user once when it cannot be loaded, gives nothing, and is tried again by the next call", async () => {
    let loads = 0;
    const part = lazily(async () => {
      loads += 1;
      if (loads === 1)
        throw new Error("Cannot find module './part.js'\nRequire stack:\n- /somewhere/else.js");
      return "loaded";
    });
    assert.deepEqual(await Promise.all([part(), part()]), [undefined, undefined]);
    assert.equal(errors.shown.length, 1);
    const text = errors.shown[0]?.text ?? "";
    assert.match(text, /could not be loaded.*Reload the window.*Cannot find module '\.\/part\.js'/);
    assert.doesNotMatch(text, /Require stack|somewhere/, "the stack is for the log");
    assert.equal(await part(), "loaded");
    assert.equal(errors.shown.length, 1);
  });

  it("may fail with anything", async () => {
    const part = lazily(() => Promise.reject("no such part"));
    assert.equal(await part(), undefined);
    assert.match(errors.shown[0]?.text ?? "", /\(no such part\)/);
  });
});
