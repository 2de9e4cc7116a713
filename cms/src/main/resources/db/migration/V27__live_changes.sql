-- Which entries became public, became public anew or ceased to be, by the generation that counts
-- it: whoever knows what was public at one generation reads the rest of the way from here.

create table live_change (
    generation bigint not null,
    entry_id binary(16) not null,
    primary key (generation, entry_id)
) ${tables};
