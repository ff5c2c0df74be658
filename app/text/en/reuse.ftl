# Files that the tool has already from earlier requests.
reuse-title = Files we have already
reuse-link = Do we have the file already? See the files of earlier requests for this tool
reuse-lead = These files belong to earlier requests of your area for the same tool. Take whatever is still right.
reuse-which = Which files hold here, too?
reuse-from = { $size } · from { $reference } · { $months ->
    [0] this month
    [one] one month old
   *[other] { $months } months old
} ({ $day })
reuse-none = There are no files for this tool yet.
reuse-button = Take over
reuse-other = Add another file
