export { capabilitiesOf } from "./capabilities";
export { connect, testConnection } from "./connect";
export type { Connection, Credentials, Generation } from "./connection";
export { checkEndpoint, endpointOf } from "./endpoint";
