"""The sealed envelope: CMS AuthEnvelopedData with AES-256-GCM and ECDH P-256."""
