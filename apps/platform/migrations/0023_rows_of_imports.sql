-- Which rows came by which file stands in statement_import_rows alone: a file and a login never share an account.

alter table transactions drop column import_id;
