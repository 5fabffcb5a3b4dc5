import { randomInt } from "node:crypto";
import { Secret } from "../certificates";

/** Who may call the sandbox. With a token, every call must carry it. */
export interface SandboxCredentials {
  readonly secretId: string;
  readonly secretKey: Secret;
  readonly token?: Secret;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Random credentials that look like the real ones: a secret ID of 36 characters, a secret key of 32. */
export function makeCredentials(): SandboxCredentials {
  return { secretId: `AKID${randomText(32)}`, secretKey: new Secret(randomText(32)) };
}

function randomText(length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
}
