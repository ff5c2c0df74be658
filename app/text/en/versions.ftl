# The facts of a request in the course of time.
versions-link = Compare versions
versions-title = Compare versions
versions-lead = Each change of the facts makes a new version. A verdict holds for the version on which it was given.
versions-step = Version { $number } of { $when }
versions-from = From
versions-to = To
versions-button = Compare
versions-difference = Difference
versions-one = Nothing has changed since the submission.
versions-same = These two versions are the same.
versions-count = { $count ->
    [one] One fact is different.
   *[other] { $count } facts are different.
}
versions-table = All versions
versions-column-step = Version
versions-column-hash = Hash of the facts
versions-column-said = What rests on it
versions-round = round { $number }
