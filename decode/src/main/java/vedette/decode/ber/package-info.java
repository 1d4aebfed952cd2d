/// The encoding of ASN.1 that SNMP, LDAP and Kerberos use
/// ([X.690](https://www.itu.int/rec/T-REC-X.690)).
@NullMarked
package vedette.decode.ber;

import org.jspecify.annotations.NullMarked;
