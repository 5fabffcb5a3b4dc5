import type { ServiceError } from "../certificates";
import { showServiceError } from "../ui/serviceErrors";

/** Tells why a call failed. The user who stopped it knows. */
export async function tellFailure(error: ServiceError, title: string): Promise<void> {
  if (error.kind !== "cancelled") await showServiceError(error, { title });
}
