-- Proofs that were made, so that an unchanged document is not signed again: which document by which
-- key, and what the proof is. Nothing here is secret.
create table signed_document (
    digest binary(32) not null,
    public_key varchar(64) not null,
    created_at bigint not null,
    proof_value varchar(128) not null,
    primary key (digest, public_key)
) ${tables};
