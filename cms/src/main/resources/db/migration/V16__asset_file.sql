-- Which pictures a text shows is looked up by their files.
create index asset_file on asset (file);
