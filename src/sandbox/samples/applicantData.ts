import type { SubmittedData } from "../../tencent/v3/wire";

/** Cut off in the middle, as by an input field that was too short. */
const damagedCsr = "-----BEGIN CERTIFICATE REQUEST-----\nMIICijCCAXICAQAwRTELMAkGA1UE\n";

/**
 * What the applicant of an OV or EV order has submitted. Telephone numbers are all zeros, addresses reserved ones.
 * @param ownCsr the applicant had a CSR and pasted half of it
 */
export function submittedData(domain: string, verifyType: string, ownCsr = false): SubmittedData {
  return {
    CsrType: ownCsr ? "parse" : "online",
    CsrContent: ownCsr ? damagedCsr : null,
    CertificateDomain: domain,
    DomainList: [domain],
    KeyPassword: null,
    OrganizationName: "Example Ltd",
    OrganizationDivision: "IT",
    OrganizationAddress: "1 Example Road",
    OrganizationCountry: "CN",
    OrganizationCity: "Shenzhen",
    OrganizationRegion: "Guangdong",
    PostalCode: "000000",
    PhoneAreaCode: "000",
    PhoneNumber: "00000000",
    AdminFirstName: "Admin",
    AdminLastName: "Example",
    AdminPhoneNum: "00000000000",
    AdminEmail: "admin@example.com",
    AdminPosition: "Administrator",
    ContactFirstName: "Contact",
    ContactLastName: "Example",
    ContactNumber: "00000000000",
    ContactEmail: "contact@example.com",
    ContactPosition: "Engineer",
    VerifyType: verifyType,
  };
}
