import assert from "node:assert/strict";
import { actions } from "../../../src/sandbox/actions";
import { calm } from "../../../src/sandbox/control/control";
import type { Parameter, Parameters, Schema } from "../../../src/sandbox/gateway/parameters";
import { type DocumentedParameter, knownReference } from "../../coverage/reference";
import { callLegacy, openTestSandbox, type SdkError, sdkClient, sdkError, type TestSandbox } from "./support";

const documented = knownReference().actions;

/** How the reference writes the type of what a schema takes; structures have names of their own there. */
function typeOf(schema: Schema): string {
  switch (schema.kind) {
    case "integer":
      return "number";
    case "array":
      return `${typeOf(schema.items)}[]`;
    case "object":
      return `{${Object.keys(schema.members).join()}}`;
    default:
      return schema.kind;
  }
}

const structures: Readonly<Record<string, string>> = {
  "Tags[]": "{TagKey,TagValue}[]",
  "ResourceTypeRegions[]": "{ResourceType,Regions}[]",
};

function asDocumented(parameters: Parameters): Record<string, DocumentedParameter> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { schema, required = false }]) => [
      name,
      { type: typeOf(schema), required },
    ]),
  );
}

/** A value the schema takes. */
function right(schema: Schema): unknown {
  switch (schema.kind) {
    case "string":
      return schema.oneOf?.[0] ?? "x";
    case "integer":
      return schema.min ?? 0;
    case "boolean":
      return true;
    case "array":
      return [right(schema.items)];
    case "object":
      return requiredOf(schema.members);
  }
}

function requiredOf(parameters: Parameters): Record<string, unknown> {
  const needed = Object.entries(parameters).filter(([, { required }]) => required);
  return Object.fromEntries(needed.map(([name, { schema }]) => [name, right(schema)]));
}

/** A wrong value, and the place the refusal must name. */
interface Wrong {
  readonly value: unknown;
  readonly place: string;
}

/** Values of every other type, at every depth. */
function wrongTypes(schema: Schema, place: string): Wrong[] {
  const others = {
    string: [7, ["x"]],
    integer: ["7", 1.5],
    boolean: ["true", 1],
    array: ["x", {}],
    object: ["x", []],
  };
  const here = others[schema.kind].map((value) => ({ value, place }));
  if (schema.kind === "array") {
    const inside = wrongTypes(schema.items, `${place}.0`);
    return [...here, ...inside.map(({ value, place: at }) => ({ value: [value], place: at }))];
  }
  if (schema.kind === "object") {
    const inside = Object.entries(schema.members).flatMap(([name, member]) =>
      wrongTypes(member.schema, `${place}.${name}`).map(({ value, place: at }) => ({
        value: { ...requiredOf(schema.members), [name]: value },
        place: at,
      })),
    );
    return [...here, ...inside];
  }
  return here;
}

/** Values of the right type that are not among those allowed. */
function outOfRange(schema: Schema, place: string): (Wrong & { readonly shown: string | number })[] {
  if (schema.kind === "string" && schema.oneOf) return [{ value: "?", shown: "?", place }];
  if (schema.kind === "integer") {
    const limits = [schema.min, schema.max];
    const beyond = limits.flatMap((limit, index) =>
      limit === undefined ? [] : limit + (index === 0 ? -1 : 1),
    );
    return beyond.map((value) => ({ value, shown: value, place }));
  }
  if (schema.kind !== "array") return [];
  return outOfRange(schema.items, `${place}.0`).map((wrong) => ({ ...wrong, value: [wrong.value] }));
}

describe("sandbox: strictness of API 3.0", () => {
  let opened: TestSandbox;
  let client: ReturnType<typeof sdkClient>;
  const clock = { now: Date.now() };
  before(async () => {
    opened = await openTestSandbox({ now: () => clock.now });
    client = sdkClient(opened);
  });
  beforeEach(() => {
    clock.now = Date.now();
  });
  after(() => opened.dispose());

  const refusalOf = (action: string, parameters: object): Promise<SdkError> =>
    sdkError(client.request(action, parameters));

  async function assertRefused(action: string, parameters: object, code: string, message: string) {
    const error = await refusalOf(action, parameters);
    assert.deepEqual(
      { code: error.code, message: error.message },
      { code, message },
      JSON.stringify(parameters),
    );
  }

  it("has every documented action, and no other", () => {
    assert.deepEqual([...actions.keys()].toSorted(), Object.keys(documented).toSorted());
  });

  for (const [action, { parameters }] of actions) {
    const needed = requiredOf(parameters);
    const each = Object.entries(parameters) as [string, Parameter][];

    describe(action, () => {
      it("takes the documented parameters, of the documented types", () => {
        const expected = Object.entries(documented[action]?.parameters ?? {}).map(
          ([name, { type, required }]) => [name, { type: structures[type] ?? type, required }],
        );
        assert.deepEqual(asDocumented(parameters), Object.fromEntries(expected));
      });

      it("refuses unknown ones", () =>
        assertRefused(
          action,
          { ...needed, Colour: "red" },
          "UnknownParameter",
          "The parameter `Colour` is not recognized.",
        ));

      it("misses the required ones", async () => {
        for (const name of Object.keys(needed)) {
          const { [name]: _, ...others } = needed;
          const message = `The request is missing a required parameter \`${name}\`.`;
          await assertRefused(action, others, "MissingParameter", message);
        }
      });

      it("refuses other types, at every depth", async () => {
        for (const [name, { schema }] of each) {
          for (const { value, place } of wrongTypes(schema, name)) {
            const message = `The value type of parameter \`${place}\` is not valid.`;
            await assertRefused(action, { ...needed, [name]: value }, "InvalidParameter", message);
          }
        }
      });

      it("refuses values that are out of range", async () => {
        for (const [name, { schema }] of each) {
          for (const { value, shown, place } of outOfRange(schema, name)) {
            const message = `The value \`${shown}\` specified in the parameter \`${place}\` is not valid.`;
            await assertRefused(action, { ...needed, [name]: value }, "InvalidParameterValue", message);
          }
        }
      });

      it("lets so many calls a second through, and says so in both languages", async () => {
        opened.sandbox.control.set({ rate: 2 });
        try {
          // Whether they succeed does not matter: what is refused counts too.
          await client.request(action, { Colour: "red" }).catch(() => undefined);
          await client.request(action, { Colour: "red" }).catch(() => undefined);
          await assertRefused(
            action,
            needed,
            "RequestLimitExceeded",
            "Your current request times equals to `3` in a second, which exceeds the frequency limit `2` for a second. Please reduce the frequency of calls.",
          );
          const chinese = sdkClient(opened, { language: "zh-CN" });
          const error = await sdkError(chinese.request(action, needed));
          assert.equal(error.message, "您当前每秒请求 `3` 次，超过了每秒频率上限 `2`，请稍后重试。");
          clock.now += 1000;
          assert.equal((await refusalOf(action, { Colour: "red" })).code, "UnknownParameter");
        } finally {
          opened.sandbox.control.set(calm);
        }
      });
    });
  }

  it("reads numbers and booleans out of queries and forms as strictly", async () => {
    for (const settings of [{ method: "GET" }, { method: "POST", signMethod: "HmacSHA1" }] as const) {
      const sender = sdkClient(opened, settings);
      const codeOf = async (action: string, parameters: object) =>
        (await sdkError(sender.request(action, parameters))).code;
      assert.equal((await sender.request("DescribeCertificates", { Limit: "3" })).Certificates.length, 3);
      assert.equal(await codeOf("DescribeCertificates", { Limit: "three" }), "InvalidParameter");
      assert.equal(await codeOf("DescribeCertificates", { Limit: "1.5" }), "InvalidParameter");
      assert.equal(await codeOf("DescribeCertificates", { Limit: -1 }), "InvalidParameterValue");
      assert.equal(await codeOf("DescribeCertificates", { Tags: [{ TagKey: "a" }] }), "MissingParameter");
      assert.equal(await codeOf("DescribeCertificates", { Tags: [{ Colour: "a" }] }), "UnknownParameter");
      const deletion = { CertificateId: "missing0", IsCheckResource: "perhaps" };
      assert.equal(await codeOf("DeleteCertificate", deletion), "InvalidParameter");
    }
  });
});

describe("sandbox: strictness of the legacy API", () => {
  let opened: TestSandbox;
  before(async () => {
    const now = Date.now();
    opened = await openTestSandbox({ now: () => now });
  });
  after(() => opened.dispose());

  /** Action, what is right, and wrong values with the parameter the message must name. */
  const wrong: readonly (readonly [string, object, Readonly<Record<string, readonly string[]>>])[] = [
    [
      "CertGetList",
      {},
      { page: ["0", "-1", "two", "1.5"], count: ["0", "-1", "many"], withCert: ["yes"], certType: ["XXX"] },
    ],
    [
      "CertUpload",
      { cert: "x", certType: "SVR", key: "x" },
      { cert: [""], certType: ["", "XXX"], key: [""] },
    ],
    ["CertDelete", { id: "missing0" }, { id: [""] }],
  ];
  for (const [Action, right, values] of wrong) {
    it(`refuses wrong values of each parameter of ${Action}`, async () => {
      for (const [name, list] of Object.entries(values)) {
        for (const value of list) {
          const { code, codeDesc, message } = await callLegacy(opened, { Action, ...right, [name]: value });
          assert.deepEqual(
            [code, codeDesc, message],
            [4000, "InvalidParameter", `Invalid parameter: ${name}`],
            `${name}=${value}`,
          );
        }
      }
    });

    it(`lets so many calls of ${Action} a second through`, async () => {
      opened.sandbox.control.set({ rate: 1 });
      try {
        await callLegacy(opened, { Action, ...right });
        // The first letter may be small; that is no way round the limit.
        for (const name of [Action, `c${Action.slice(1)}`]) {
          const { code, codeDesc } = await callLegacy(opened, { Action: name, ...right });
          assert.deepEqual([code, codeDesc], [4400, "RequestLimitExceeded"]);
        }
      } finally {
        opened.sandbox.control.set(calm);
      }
    });
  }
});
