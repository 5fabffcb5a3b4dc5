export { capabilitiesOf } from "./capabilities";
export { connect } from "./connect";
export type { Connection, Credentials, Generation } from "./connection";
export { checkEndpoint, endpointOf } from "./endpoint";
export { testConnection } from "./testConnection";
