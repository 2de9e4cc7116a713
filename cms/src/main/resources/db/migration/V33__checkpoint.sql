-- Changed with each checkpoint of H2, so that there is always something to write out (see Dialect).
insert into counter (name, amount) values ('checkpoint', 0);
