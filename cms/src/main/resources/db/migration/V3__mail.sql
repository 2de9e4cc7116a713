-- Mails on their way, written in the transaction that causes them. The body of one that carries a
-- link for its receiver alone is taken away once it was sent.
create table mail (
    id binary(16) not null primary key,
    recipient varchar(254) not null,
    subject varchar(200) not null,
    body ${json} not null,
    confidential boolean not null,
    state varchar(20) not null,
    attempts int not null,
    created_at bigint not null,
    next_attempt_at bigint not null,
    useful_until bigint,
    sent_at bigint,
    error varchar(500) not null
) ${tables};
create index mail_due on mail (state, next_attempt_at);

-- Links that work once. The secret is not here, only its digest; subject is what the link is about.
create table single_use_link (
    digest binary(32) not null primary key,
    purpose varchar(40) not null,
    subject binary(16) not null,
    details varchar(1000) not null,
    created_at bigint not null,
    expires_at bigint not null
) ${tables};
create index single_use_link_subject on single_use_link (subject, purpose);
create index single_use_link_expires on single_use_link (expires_at);
