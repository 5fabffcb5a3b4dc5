// What is known of an account before it is connected. Small on purpose: everything else of this room is loaded when an
// account is first connected.
export { capabilitiesOf } from "./capabilities";
export type { Connection, Credentials, Generation } from "./connection";
export { checkEndpoint, endpointOf } from "./endpoint";
export { testConnection } from "./testConnection";
