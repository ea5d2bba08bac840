"""Prints every package of repositories as JSON: the path of an element or attribute, and what stands there, in order."""
import gzip
import json
import os
import sys
import xml.etree.ElementTree as tree

SPACES = {
    'http://linux.duke.edu/metadata/rpm': 'rpm:',
    'http://www.w3.org/XML/1998/namespace': 'xml:',
}


def name(tag):
    space, _, local = tag[1:].partition('}') if tag.startswith('{') else ('', '', tag)
    return SPACES.get(space, '') + local


def told(element, path, found):
    for key, value in element.attrib.items():
        found.setdefault(f'{path}@{name(key)}', []).append(value)
    if len(element) == 0 and path.count('/') > 0:
        found.setdefault(path, []).append(element.text or '')
    for child in element:
        own = f'{path}/{name(child.tag)}'
        # What belongs together is told together.
        if name(child.tag) in ('rpm:entry', 'file', 'changelog'):
            words = {name(key): value for key, value in child.attrib.items()}
            found.setdefault(own, []).append([words, child.text or ''])
        else:
            told(child, own, found)


def packages(folder):
    found = {}
    repomd = tree.parse(os.path.join(folder, 'repodata', 'repomd.xml')).getroot()
    for data in repomd:
        kind = data.attrib.get('type')
        if kind not in ('primary', 'filelists', 'other'):
            continue
        href = next(child.attrib['href'] for child in data if name(child.tag) == 'location')
        with gzip.open(os.path.join(folder, href)) as file:
            root = tree.parse(file).getroot()
        for package in root:
            pkgid = package.attrib.get('pkgid')
            for child in package:
                if name(child.tag) == 'checksum':
                    pkgid = child.text
            told(package, kind, found.setdefault(pkgid, {}))
    return found


print(json.dumps({folder: packages(folder) for folder in sys.argv[1:]}))
