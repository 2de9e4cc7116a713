-- One revision of one entry, handed in to be looked at. open_entry is the entry while the review
-- waits, and null afterwards: at most one review of an entry waits at a time. Priority 1 comes first.
create table review (
    id binary(16) not null primary key,
    entry_id binary(16) not null,
    revision int not null,
    state varchar(20) not null,
    open_entry binary(16),
    submitted_by binary(16) not null,
    submitted_at bigint not null,
    note varchar(2000) not null,
    due_at bigint not null,
    priority int not null,
    claimed_by binary(16),
    decided_by binary(16),
    decided_at bigint,
    reason varchar(2000) not null,
    publication_id binary(16),
    publish_at bigint,
    constraint review_open unique (open_entry),
    constraint review_entry foreign key (entry_id) references entry (id)
) ${tables};
create index review_queue on review (state, priority, due_at);
create index review_of_entry on review (entry_id, id);
create index review_publication on review (publication_id);

create table review_approval (
    review_id binary(16) not null,
    account_id binary(16) not null,
    created_at bigint not null,
    primary key (review_id, account_id),
    constraint approval_review foreign key (review_id) references review (id)
) ${tables};

create table review_comment (
    id binary(16) not null primary key,
    review_id binary(16) not null,
    field varchar(64) not null,
    author binary(16) not null,
    created_at bigint not null,
    body varchar(2000) not null,
    constraint comment_review foreign key (review_id) references review (id)
) ${tables};
create index review_comment_of on review_comment (review_id, id);

-- Filters of the queue that somebody gave a name.
create table review_view (
    account_id binary(16) not null,
    name varchar(60) not null,
    query varchar(500) not null,
    primary key (account_id, name)
) ${tables};

-- Who looks at somebody's reviews while they are away.
create table absence (
    account_id binary(16) not null primary key,
    deputy binary(16) not null,
    until_at bigint not null
) ${tables};
create index absence_deputy on absence (deputy);
