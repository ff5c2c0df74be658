# Who is told of an act before it is done.
told-title = Who is notified
told-row = { $name }, in { $language }
told-row-later = { $name }, in { $language }, as soon as the decision counts
told-german = German
told-english = English
told-letter = See the message to { $name }
told-letter-later = See the message to { $name } as soon as the decision counts
