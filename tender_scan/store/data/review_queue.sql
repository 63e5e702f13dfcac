-- One row per finding, passage first: what a person reads to decide.
select
  findings.id as finding_id,
  mentions.passage,
  terms.name as target,
  terms.kind,
  findings.band,
  findings.score,
  mentions.role,
  findings.route,
  mentions.quantity,
  notices.buyer,
  (select group_concat(value, '；') from json_each(notices.suppliers)) as suppliers,
  notices.amount_cny,
  notices.published,
  notices.type as notice_type,
  mentions.controlled_at_date,
  (
    select group_concat(distinct watchlist.name || '：' || parties.match_basis)
    from parties join watchlist on watchlist.id = parties.watch_id
    where parties.notice_id = notices.id
  ) as watch,
  (
    select min(locations.path) from locations
    where locations.document_id = findings.document_id
  ) as path,
  mentions.page,
  (
    select labels.decision from labels
    where labels.finding_id = findings.id
    order by labels.id desc limit 1
  ) as decision,
  findings.copy_of,
  notices.case_id
from findings
join mentions on mentions.id = findings.best_mention_id
join terms on terms.id = findings.term_id
left join notices on notices.document_id = findings.document_id
