import { type CertificateService, type ServiceResult, success } from "../certificates";

/** Tries credentials and endpoint with a real call that costs little: the first record of the list. */
export async function testConnection(
  service: CertificateService,
  signal?: AbortSignal,
): ServiceResult<{ readonly total: number }> {
  const page = await service.list({}, { index: 0, size: 1 }, signal === undefined ? {} : { signal });
  return page.ok ? success({ total: page.value.total }) : page;
}
