import type { SubmittedData } from "../../tencent/v3/wire";

/** What the applicant of an OV or EV order has submitted. Telephone numbers are all zeros, addresses reserved ones. */
export function submittedData(domain: string, verifyType: string): SubmittedData {
  return {
    CsrType: "online",
    CsrContent: null,
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
